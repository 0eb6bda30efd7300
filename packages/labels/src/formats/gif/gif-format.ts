import type { LabelFormat } from '../format.ts';
import { isGif } from './blocks.ts';
import { planGif } from './gif-plan.ts';
import { readGif } from './gif-read.ts';

export const gifFormat: LabelFormat = { name: 'gif', extensions: ['gif'], sniff: isGif, read: readGif, plan: planGif };
