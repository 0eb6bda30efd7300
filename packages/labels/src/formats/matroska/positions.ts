import { concatBytes } from '../../bytes/sequences.ts';
import type { Splice } from '../../edit-plan.ts';
import type { FileView } from '../../file-view.ts';
import {
  buildChecked,
  buildElement,
  buildVoid,
  CRC32,
  checksum,
  type Element,
  elementsIn,
  putSize,
  putUint,
  uint,
} from './ebml.ts';
import { CUES, readTop, SEEK_HEAD, type Segment, TAGS, type TopElement } from './segment.ts';

const SEEK = 0x4dbb;
const SEEK_ID = 0x53ab;
const SEEK_POSITION = 0x53ac;
const CUE_POINT = 0xbb;
const CUE_TRACK_POSITIONS = 0xb7;
const CUE_CLUSTER_POSITION = 0xf1;

/** New position of what stood at a position, both counted from the data of the segment. */
export type MovePosition = (position: number, id: number | undefined) => number;

/**
 * The edits of every seek entry and cue; undefined where a position does not fit. A position keeps its width: an index
 * whose size changed would move things again.
 */
export async function movePositions(
  file: FileView,
  top: readonly TopElement[],
  move: MovePosition,
): Promise<readonly Splice[] | undefined> {
  const splices: Splice[] = [];
  for (const element of top.filter(({ id }) => id === SEEK_HEAD || id === CUES)) {
    const bytes = await readTop(file, element);
    const renewed = element.id === SEEK_HEAD ? moveSeeks(bytes, file, move) : moveCues(bytes, file, move);
    if (renewed === undefined) return undefined;
    if (renewed === bytes) continue;
    refreshChecksum(renewed, file);
    splices.push({ from: element.offset + element.headerLength, length: bytes.length, bytes: renewed });
  }
  return splices;
}

function moveSeeks(bytes: Uint8Array, file: FileView, move: MovePosition): Uint8Array | undefined {
  const step = (): void => file.step();
  const targets = elementsIn(bytes, step)
    .filter(({ id }) => id === SEEK)
    .flatMap((seek) => {
      const inner = elementsIn(bytes, step, seek);
      const id = inner.find((child) => child.id === SEEK_ID);
      const named = id === undefined ? undefined : uint(bytes.subarray(id.dataStart, id.end));
      return inner.filter((child) => child.id === SEEK_POSITION).map((element) => ({ element, id: named }));
    });
  return moveAll(bytes, targets, move);
}

function moveCues(bytes: Uint8Array, file: FileView, move: MovePosition): Uint8Array | undefined {
  const step = (): void => file.step();
  const within = (part: Element, id: number): readonly Element[] =>
    elementsIn(bytes, step, part).filter((child) => child.id === id);
  const targets = elementsIn(bytes, step)
    .filter(({ id }) => id === CUE_POINT)
    .flatMap((point) => within(point, CUE_TRACK_POSITIONS))
    .flatMap((positions) => within(positions, CUE_CLUSTER_POSITION))
    .map((element) => ({ element, id: undefined }));
  return moveAll(bytes, targets, move);
}

interface Target {
  readonly element: Element;
  readonly id: number | undefined;
}

/** The same bytes where nothing moves; undefined where a position does not fit. */
function moveAll(bytes: Uint8Array, targets: readonly Target[], move: MovePosition): Uint8Array | undefined {
  const out = bytes.slice();
  let changed = false;
  for (const { element, id } of targets) {
    const position = uint(bytes.subarray(element.dataStart, element.end));
    const moved = move(position, id);
    if (moved === position) continue;
    const value = putUint(moved, element.end - element.dataStart);
    if (value === undefined) return undefined;
    out.set(value, element.dataStart);
    changed = true;
  }
  return changed ? out : bytes;
}

function refreshChecksum(bytes: Uint8Array, file: FileView): void {
  const [first] = elementsIn(bytes, () => file.step());
  if (first?.id === CRC32) bytes.set(checksum(bytes.subarray(first.end)), first.start);
}

/** The first seek head with one more entry, at the cost of the void behind it; undefined where there is no room. */
export async function addSeek(
  file: FileView,
  top: readonly TopElement[],
  position: number,
): Promise<Splice | undefined> {
  const at = top.findIndex(({ id }) => id === SEEK_HEAD);
  const head = top[at];
  const room = top[at + 1];
  if (head === undefined || room?.id !== 0xec) return undefined;
  const bytes = await readTop(file, head);
  const elements = elementsIn(bytes, () => file.step());
  const kept = elements.filter(({ id }) => id !== CRC32).map(({ start, end }) => bytes.subarray(start, end));
  const entry = buildElement(SEEK, idElement(), buildElement(SEEK_POSITION, putUint(position, 8) ?? new Uint8Array(8)));
  const renewed = buildChecked(SEEK_HEAD, elements[0]?.id === CRC32, concatBytes(...kept, entry));
  const length = head.length + room.length;
  const left = length - renewed.length;
  if (left !== 0 && left < 2) return undefined;
  return { from: head.offset, length, bytes: concatBytes(renewed, buildVoid(left)) };
}

function idElement(): Uint8Array {
  return buildElement(SEEK_ID, putUint(TAGS, 4) ?? new Uint8Array(4));
}

/** The size field of the segment after growth: nothing where the size is unknown, undefined where it does not fit. */
export function growSegment({ size, sizeAt, sizeLength }: Segment, growth: number): readonly Splice[] | undefined {
  if (size === undefined) return [];
  const bytes = putSize(size + growth, sizeLength);
  return bytes === undefined ? undefined : [{ from: sizeAt, length: sizeLength, bytes }];
}
