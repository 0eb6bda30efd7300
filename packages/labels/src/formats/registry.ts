import { type FileView } from '../file-view.ts';
import { type LabelFormat, SNIFF_LENGTH } from './format.ts';
import { gifFormat } from './gif/gif-format.ts';
import { heifFormat } from './heif/heif-format.ts';
import { jpegFormat } from './jpeg/jpeg-format.ts';
import { pngFormat } from './png/png-format.ts';
import { tiffFormat } from './tiff/tiff-format.ts';
import { webpFormat } from './webp/webp-format.ts';

/** Every format, in the order in which they are asked. Of two that share a magic number, the narrower comes first. */
export const labelFormats: readonly LabelFormat[] = [
  jpegFormat,
  pngFormat,
  webpFormat,
  gifFormat,
  tiffFormat,
  heifFormat,
];

/** The format of a file by its content; undefined where no format knows it. */
export async function detectFormat(file: FileView): Promise<LabelFormat | undefined> {
  const head = await file.peek(0, SNIFF_LENGTH);
  for (const format of labelFormats) if (await format.sniff(head, file)) return format;
  return undefined;
}
