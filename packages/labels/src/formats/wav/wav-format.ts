import type { LabelFormat } from '../format.ts';
import { isWav } from './wav-form.ts';
import { planWav } from './wav-plan.ts';
import { readWav } from './wav-read.ts';

/** WAVE, also RF64 and BW64. */
export const wavFormat: LabelFormat = {
  name: 'wav',
  extensions: ['wav', 'wave', 'rf64', 'bw64', 'bwf'],
  sniff: isWav,
  read: readWav,
  plan: planWav,
};
