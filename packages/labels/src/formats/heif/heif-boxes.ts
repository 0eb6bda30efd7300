import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, boxes, children } from '../bmff/boxes.ts';
import { uuidKind } from '../bmff/uuid-box.ts';

/** Brands of still pictures and picture sequences: HEVC, AVC and AV1 coded, and the structural ones. */
const BRANDS = [
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
  'avci',
  'avcs',
  'avif',
  'avis',
  'mif1',
  'mif2',
  'msf1',
];

/** By the brands of `ftyp`; a video that lists a picture brand among the compatible ones only is not one. */
export function isHeif(head: Uint8Array): boolean {
  if (head.length < 16 || !hasAscii(head, 'ftyp', 4)) return false;
  return BRANDS.includes(bytesToBinaryText(head.subarray(8, 12))) || (isOtherwiseUnknown(head) && hasStillBrand(head));
}

function hasStillBrand(head: Uint8Array): boolean {
  const end = Math.min(bigEndian.u32(head, 0), head.length);
  for (let at = 16; at + 4 <= end; at += 4) if (hasAscii(head, 'mif1', at) || hasAscii(head, 'avif', at)) return true;
  return false;
}

/** Major brands of video files that may carry a picture beside the film. */
function isOtherwiseUnknown(head: Uint8Array): boolean {
  return !['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'M4V ', 'M4A ', 'qt  ', 'avc1'].includes(
    bytesToBinaryText(head.subarray(8, 12)),
  );
}

export async function isC2paBox(file: FileView, box: Box): Promise<boolean> {
  return (await uuidKind(file, box)) === 'c2pa';
}

/** The boxes of the file itself. */
export async function topBoxes(file: FileView): Promise<readonly Box[]> {
  const found: Box[] = [];
  for await (const box of boxes(file, { from: 0, to: file.size })) found.push(box);
  return found;
}

const CONTAINERS = ['trak', 'mdia', 'minf', 'stbl'];

/** The boxes of these types below a `moov` box, in the containers where offsets and item lists are. */
export async function boxesBelow(
  file: FileView,
  parent: Box,
  types: readonly string[],
  depth = 0,
): Promise<readonly Box[]> {
  if (depth > file.limits.maxDepth) throw labelError('limit_reached', 'boxes nested too deep');
  const found: Box[] = [];
  for (const box of await children(file, parent)) {
    if (types.includes(box.type)) found.push(box);
    if (CONTAINERS.includes(box.type)) found.push(...(await boxesBelow(file, box, types, depth + 1)));
  }
  return found;
}
