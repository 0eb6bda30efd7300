import { concatBytes } from '../../bytes/sequences.ts';
import { movedOffset, type Splice } from '../../edit-plan.ts';
import { isReadProblem } from '../../errors.ts';
import { FileView } from '../../file-view.ts';
import { findEntry, readDirectory } from '../../ifd/directory.ts';
import { readTiffHeader } from '../../ifd/tiff-header.ts';
import { memorySource } from '../../source.ts';
import type { JpegSegment } from './segments.ts';

const PREFIX_LENGTH = 4;
const ENTRY_TAG = 0xb002;
const ENTRY_LENGTH = 16;

/**
 * The Multi-Picture Format index (CIPA DC-007) after splices in the header: it says where the further pictures of the
 * file stand (previews, gain maps, depth), counted from itself, and how long the first one is. Undefined where nothing
 * changes or the index is broken: then it was of no use before.
 */
export async function moveMpf(
  segment: JpegSegment,
  splices: readonly Splice[],
  file: FileView,
): Promise<Splice | undefined> {
  const block = await file.read(segment.dataOffset + PREFIX_LENGTH, segment.dataLength - PREFIX_LENGTH);
  try {
    const bytes = await moveEntries(block, segment.dataOffset + PREFIX_LENGTH, { splices, file });
    return bytes && { from: segment.dataOffset + PREFIX_LENGTH, length: block.length, bytes };
  } catch (problem) {
    if (isReadProblem(problem)) return undefined;
    throw problem;
  }
}

async function moveEntries(
  block: Uint8Array,
  base: number,
  { splices, file }: { readonly splices: readonly Splice[]; readonly file: FileView },
): Promise<Uint8Array | undefined> {
  const view = new FileView(memorySource(block), file.limits, file.ports);
  const layout = await readTiffHeader(view);
  const entry = findEntry(await readDirectory(view, layout, layout.first), ENTRY_TAG);
  if (entry?.length === undefined || entry.valueAt + entry.length > block.length) return undefined;
  const { order } = layout;
  const moved = concatBytes(block);
  for (let at = entry.valueAt; at + ENTRY_LENGTH <= entry.valueAt + entry.length; at += ENTRY_LENGTH) {
    const size = order.u32(block, at + 4);
    const offset = order.u32(block, at + 8);
    if (offset === 0) moved.set(order.put32(movedOffset(splices, size)), at + 4);
    else moved.set(order.put32(movedOffset(splices, base + offset) - movedOffset(splices, base)), at + 8);
  }
  return moved;
}
