import type { LabelFormat } from '../format.ts';
import { isWebp } from './chunks.ts';
import { planWebp } from './webp-plan.ts';
import { readWebp } from './webp-read.ts';

export const webpFormat: LabelFormat = {
  name: 'webp',
  extensions: ['webp'],
  sniff: isWebp,
  read: readWebp,
  plan: planWebp,
};
