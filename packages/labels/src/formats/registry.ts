import type { FileView } from '../file-view.ts';
import { aviFormat } from './avi/avi-format.ts';
import { bmffFormat } from './bmff/bmff-format.ts';
import { flacFormat } from './flac/flac-format.ts';
import { flvFormat } from './flv/flv-format.ts';
import { type LabelFormat, SNIFF_LENGTH } from './format.ts';
import { gifFormat } from './gif/gif-format.ts';
import { heifFormat } from './heif/heif-format.ts';
import { jpegFormat } from './jpeg/jpeg-format.ts';
import { matroskaFormat } from './matroska/matroska-format.ts';
import { mp3Format } from './mp3/mp3-format.ts';
import { oggFormat } from './ogg/ogg-format.ts';
import { pngFormat } from './png/png-format.ts';
import { tiffFormat } from './tiff/tiff-format.ts';
import { wavFormat } from './wav/wav-format.ts';
import { webpFormat } from './webp/webp-format.ts';

/** Every format, in the order in which they are asked. Of two that share a magic number, the narrower comes first. */
export const labelFormats: readonly LabelFormat[] = [
  jpegFormat,
  pngFormat,
  webpFormat,
  gifFormat,
  tiffFormat,
  heifFormat,
  bmffFormat,
  wavFormat,
  aviFormat,
  flvFormat,
  matroskaFormat,
  mp3Format,
  flacFormat,
  oggFormat,
];

/** The format of a file by its content; undefined where no format knows it. */
export async function detectFormat(file: FileView): Promise<LabelFormat | undefined> {
  const head = await file.peek(0, SNIFF_LENGTH);
  for (const format of labelFormats) if (await format.sniff(head, file)) return format;
  return undefined;
}
