import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import type { LabelFormat } from '../format.ts';
import { planBmff } from './bmff-plan.ts';
import { readBmff } from './bmff-read.ts';

/** Files from before `ftyp` was invented begin with one of the others (QuickTime). */
const FIRST_BOXES = /^(ftyp|moov|mdat|wide|free|skip|pnot)$/;

/** MP4, MOV, M4A and the other movies of the ISO base media file format. HEIF, of the same family, is asked before. */
export const bmffFormat: LabelFormat = {
  name: 'mp4',
  extensions: ['mp4', 'm4a', 'mov', 'm4v', 'm4b', 'm4r', 'qt', '3gp', '3g2', 'f4v', 'mp4a'],
  sniff: (head) => head.length >= 8 && FIRST_BOXES.test(bytesToBinaryText(head.subarray(4, 8))),
  read: readBmff,
  plan: planBmff,
};
