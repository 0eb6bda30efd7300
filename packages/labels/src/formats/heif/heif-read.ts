import { isReadProblem, labelError } from '../../errors.ts';
import { readExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { boxes } from '../bmff/boxes.ts';
import { type Discovery, remark } from '../format.ts';
import { boxesBelow, isC2paBox } from './heif-boxes.ts';
import { type ItemInfo, isExifItem, isXmpItem } from './item-infos.ts';
import { exifStart, type ItemMeta, rangesOf, readItemMeta, readRanges } from './item-meta.ts';

type XmpPlace = 'heif/xmp' | 'heif/other-xmp';

/** The items of the file, and those of the tracks of a sequence. */
export async function* readHeif(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  let complete = false;
  for await (const box of boxes(file, { from: 0, to: file.size })) {
    complete ||= box.type === 'meta' || box.type === 'moov';
    if (box.type === 'meta') yield* readItems(await readItemMeta(file, box), 'heif/xmp', file);
    if (await isC2paBox(file, box)) yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    if (box.type !== 'moov') continue;
    for (const meta of await boxesBelow(file, box, ['meta'])) {
      yield* readItems(await readItemMeta(file, meta), 'heif/other-xmp', file);
    }
  }
  // Without either there is no picture: the file was cut off between two boxes.
  if (!complete) throw labelError('file_truncated', 'neither meta nor moov');
}

async function* readItems(meta: ItemMeta, place: XmpPlace, file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for (const info of meta.infos) {
    if (isXmpItem(info)) yield* await readSafely(() => readXmpItem(meta, info, { place, file }), place);
    if (isExifItem(info)) yield* await readSafely(() => readExifItem(meta, info, file), 'heif/exif-user-comment');
  }
}

/** An item that cannot be read does not hide the others. */
async function readSafely(
  read: () => Promise<readonly Discovery[]>,
  place: XmpPlace | 'heif/exif-user-comment',
): Promise<readonly Discovery[]> {
  try {
    return await read();
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    const code = place === 'heif/exif-user-comment' ? 'exif_malformed' : 'xmp_malformed';
    return [remark(code, { place, detail: { reason: problem.message } })];
  }
}

async function readXmpItem(
  meta: ItemMeta,
  info: ItemInfo,
  { place, file }: { readonly place: XmpPlace; readonly file: FileView },
): Promise<readonly Discovery[]> {
  const ranges = rangesOf(meta, info.id);
  if (ranges === undefined || info.isProtected || info.contentEncoding !== '') {
    return [remark('xmp_malformed', { place, detail: { reason: 'an item that is protected, encoded or elsewhere' } })];
  }
  const places = { label: place, userComment: 'heif/xmp-user-comment' } as const;
  return readPacket(
    await readRanges(file, ranges),
    places,
    file.limits,
    ranges.length === 1 ? ranges[0]?.offset : undefined,
  );
}

async function readExifItem(meta: ItemMeta, info: ItemInfo, file: FileView): Promise<readonly Discovery[]> {
  const ranges = rangesOf(meta, info.id);
  if (ranges?.[0] === undefined || info.isProtected) return [];
  const item = await readRanges(file, ranges);
  const start = exifStart(item);
  return readExif(item.subarray(start), 'heif/exif-user-comment', file, ranges[0].offset + start);
}
