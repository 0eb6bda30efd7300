import type { LabelFormat } from '../format.ts';
import { isHeif } from './heif-boxes.ts';
import { planHeif } from './heif-plan.ts';
import { readHeif } from './heif-read.ts';

/** HEIF with any coding: HEIC, AVIF, and sequences of them. */
export const heifFormat: LabelFormat = {
  name: 'heif',
  extensions: ['heic', 'heif', 'hif', 'avif', 'heics', 'heifs', 'avifs', 'avci'],
  sniff: isHeif,
  read: readHeif,
  plan: planHeif,
};
