import { concatBytes, hasAscii } from '../bytes/sequences.ts';
import { isReadProblem } from '../errors.ts';
import { FileView } from '../file-view.ts';
import { type Discovery, labelText, remark } from '../formats/format.ts';
import { parseLabelText } from '../object/parse-label.ts';
import type { PlaceId } from '../places/place.ts';
import { memorySource } from '../source.ts';
import { readUserComment, type UserComment } from './user-comment.ts';

const PREFIX = 'Exif\0\0';

/** What an EXIF block holds, with or without the prefix that JPEG puts before it. A broken block is a finding. */
export async function readExif(
  block: Uint8Array,
  place: PlaceId,
  file: FileView,
  offset: number,
): Promise<readonly Discovery[]> {
  try {
    const found = await commentIn(block, file);
    if (found === undefined) return [];
    return [labelText(place, found.text, { offset: offset + found.offset, length: found.length })];
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    return [remark('exif_malformed', { place, detail: { reason: problem.message } })];
  }
}

/**
 * The block with its user comment blank where that is a label, of the same length, so that nothing in it moves;
 * undefined where there is no label to clear. Zero bytes are no text in any of the character codes.
 */
export async function clearExif(block: Uint8Array, file: FileView): Promise<Uint8Array | undefined> {
  const found = await commentIn(block, file).catch((problem: unknown) => {
    if (isReadProblem(problem)) return undefined;
    throw problem;
  });
  if (found === undefined || parseLabelText(found.text).fields === undefined) return undefined;
  const cleared = concatBytes(block);
  cleared.fill(0, found.offset, found.offset + found.length);
  return cleared;
}

/** With offsets that count from the start of the block. */
async function commentIn(block: Uint8Array, file: FileView): Promise<UserComment | undefined> {
  const start = hasAscii(block, PREFIX) ? PREFIX.length : 0;
  const view = new FileView(memorySource(block.subarray(start)), file.limits, file.ports);
  const found = await readUserComment(view);
  return found === undefined ? undefined : { ...found, offset: found.offset + start };
}
