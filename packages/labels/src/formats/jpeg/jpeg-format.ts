import type { LabelFormat } from '../format.ts';
import { planJpeg } from './jpeg-plan.ts';
import { readJpeg } from './jpeg-read.ts';
import { isJpeg } from './segments.ts';

export const jpegFormat: LabelFormat = {
  name: 'jpeg',
  extensions: ['jpg', 'jpeg', 'jpe', 'jfif', 'mpo'],
  sniff: isJpeg,
  read: readJpeg,
  plan: planJpeg,
};
