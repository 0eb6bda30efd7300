import type { LabelFormat } from '../format.ts';
import { isPng } from './chunks.ts';
import { planPng } from './png-plan.ts';
import { readPng } from './png-read.ts';

/** PNG and APNG. */
export const pngFormat: LabelFormat = {
  name: 'png',
  extensions: ['png', 'apng'],
  sniff: isPng,
  read: readPng,
  plan: planPng,
};
