import { isReadProblem } from '../../errors.ts';
import { userCommentOf } from '../../exif/user-comment.ts';
import type { FileView } from '../../file-view.ts';
import {
  type Directory,
  type DirectoryEntry,
  findEntries,
  findEntry,
  readChain,
  readValue,
  UNDEFINED_TYPE,
} from '../../ifd/directory.ts';
import { readTiffHeader, type TiffLayout } from '../../ifd/tiff-header.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, labelText, remark } from '../format.ts';

/** XMP: 0x2BC. */
export const XMP_TAG = 700;
export const C2PA_TAG = 0xcd41;

/** Every directory of the chain: the first is where the label belongs, the others are further pages. */
export async function* readTiff(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  const layout = await readTiffHeader(file);
  for await (const directory of readChain(file, layout)) {
    const first = directory.offset === layout.first;
    yield* await readXmp(directory, first ? 'tiff/xmp' : 'tiff/other-xmp', file);
    if (findEntry(directory, C2PA_TAG) !== undefined) yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    if (first) yield* await readComment(directory, layout, file);
  }
}

async function readXmp(
  directory: Directory,
  place: 'tiff/xmp' | 'tiff/other-xmp',
  file: FileView,
): Promise<readonly Discovery[]> {
  const found: Discovery[] = [];
  for (const entry of findEntries(directory, XMP_TAG)) found.push(...(await readPacketOf(entry, place, file)));
  return found;
}

/** A packet that cannot be read does not hide the other directories. */
async function readPacketOf(
  entry: DirectoryEntry,
  place: 'tiff/xmp' | 'tiff/other-xmp',
  file: FileView,
): Promise<readonly Discovery[]> {
  try {
    const packet = await readValue(file, entry);
    const found = readPacket(
      packet,
      { label: place, userComment: 'tiff/xmp-user-comment' },
      file.limits,
      entry.valueAt,
    );
    return [...found, ...typeRemark(entry, found)];
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    return [remark('xmp_malformed', { place, detail: { reason: problem.message } })];
  }
}

/** The guide asks for type 7; many writers use type 1. Said only of a packet that holds a label. */
function typeRemark(entry: DirectoryEntry, found: readonly Discovery[]): readonly Discovery[] {
  if (entry.type === UNDEFINED_TYPE || !found.some(({ kind }) => kind === 'label')) return [];
  return [remark('field_type_unexpected', { place: 'tiff/xmp', detail: { type: entry.type } })];
}

async function readComment(first: Directory, layout: TiffLayout, file: FileView): Promise<readonly Discovery[]> {
  const place = 'tiff/exif-user-comment';
  try {
    const found = await userCommentOf(file, layout, first);
    return found === undefined ? [] : [labelText(place, found.text, { offset: found.offset, length: found.length })];
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    return [remark('exif_malformed', { place, detail: { reason: problem.message } })];
  }
}
