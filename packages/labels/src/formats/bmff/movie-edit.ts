import type { Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, boxEnd, buildBox, children, resized } from './boxes.ts';
import { labelItems, labelsInList } from './label-items.ts';
import { KEY, newMetadata, openMetadata, readKeys, rebuildKeys, rebuildList } from './metadata-box.ts';
import { clearXmpBox } from './xmp-box.ts';

/** The edits of a movie header, and by how much they make it grow. */
export interface MovieEdit {
  readonly splices: readonly Splice[];
  readonly growth: number;
}

/**
 * Puts the label into `moov.udta.meta` and takes it out of every other place. A `udta.meta` that is an iTunes list stays
 * as it is, and the keys get a `meta` box of their own behind it: players that know only the list go on finding it.
 */
export async function editMovie(file: FileView, movie: Box, json: string): Promise<MovieEdit> {
  const inner = await children(file, movie);
  if (inner.some(({ type }) => type === 'cmov'))
    throw labelError('file_not_editable', 'a compressed movie header', { reason: 'compressed_movie' });
  const [userData, ...others] = inner.filter(({ type }) => type === 'udta');
  const edits: Splice[] = [];
  for (const box of inner.filter(({ type }) => type === 'meta')) edits.push(...(await clearMetadata(file, box)));
  for (const box of others) edits.push(...(await editUserData(file, box, undefined)));
  if (userData !== undefined) edits.push(...(await editUserData(file, userData, json)));
  else edits.push({ from: boxEnd(movie), length: 0, bytes: buildBox('udta', newMetadata(json)) });
  const growth = growthOf(edits);
  return { splices: [...edits, resized(movie, growth)], growth };
}

async function editUserData(file: FileView, userData: Box, json: string | undefined): Promise<readonly Splice[]> {
  const inner = await children(file, userData);
  const edits: Splice[] = [];
  let written = json === undefined;
  for (const box of inner) {
    if (box.type === 'XMP_') edits.push(...(await clearXmpBox(file, box)));
    if (box.type !== 'meta') continue;
    const target = !written && (await openMetadata(file, box)).handler === 'mdta';
    edits.push(...(target ? await writeMetadata(file, box, json) : await clearMetadata(file, box)));
    written ||= target;
  }
  const end = inner.at(-1);
  const from = end === undefined ? userData.offset + userData.headerLength : boxEnd(end);
  if (!written && json !== undefined) edits.push({ from, length: 0, bytes: newMetadata(json) });
  return edits.length === 0 ? [] : [...edits, resized(userData, growthOf(edits))];
}

async function writeMetadata(file: FileView, box: Box, json: string | undefined): Promise<readonly Splice[]> {
  const metadata = await openMetadata(file, box);
  const drop = new Set((await labelItems(file, metadata)).map(({ item }) => item.index));
  // A key without a value is replaced as well: two keys of one name would not say which one counts.
  for (const [i, key] of (await readKeys(file, metadata)).entries()) if (key === KEY) drop.add(i + 1);
  return [replace(box, await rebuildKeys(file, metadata, drop, json))];
}

/** Nothing, or the one edit that takes the labels out of a `meta` box. */
async function clearMetadata(file: FileView, box: Box): Promise<readonly Splice[]> {
  const metadata = await openMetadata(file, box);
  if (metadata.handler === 'mdta') {
    const drop = new Set((await labelItems(file, metadata)).map(({ item }) => item.index));
    return drop.size === 0 ? [] : [replace(box, await rebuildKeys(file, metadata, drop, undefined))];
  }
  const drop = await labelsInList(file, metadata);
  return drop.size === 0 ? [] : [replace(box, await rebuildList(file, metadata, drop))];
}

function replace(box: Box, bytes: Uint8Array): Splice {
  return { from: box.offset, length: box.length, bytes };
}

function growthOf(edits: readonly Splice[]): number {
  return edits.reduce((sum, { length, bytes }) => sum + bytes.length - length, 0);
}
