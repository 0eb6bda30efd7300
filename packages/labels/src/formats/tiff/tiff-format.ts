import { isTiff } from '../../ifd/tiff-header.ts';
import type { LabelFormat } from '../format.ts';
import { planTiff } from './tiff-plan.ts';
import { readTiff } from './tiff-read.ts';

/** TIFF and BigTIFF, in both byte orders; DNG is a TIFF too. */
export const tiffFormat: LabelFormat = {
  name: 'tiff',
  extensions: ['tif', 'tiff', 'btf', 'tf8', 'dng'],
  sniff: isTiff,
  read: readTiff,
  plan: planTiff,
};
