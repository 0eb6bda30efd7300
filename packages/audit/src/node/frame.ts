import { SALT_BYTES } from '../chain.ts';
import { crc32c } from './crc32c.ts';

/**
 * One entry as it lies in a segment (spec/journal.md §3), integers big-endian:
 *
 *     length u32 · crc32c u32 · type u8 · seq u64 · [salt 32, records only] · payload
 *
 * `length` counts what stands behind the sum; the sum covers everything but itself.
 */
export interface Frame {
  readonly type: FrameType;
  readonly seq: number;
  /**
   * Whether the frame was written together with the one before. A frame that does not continue a group was begun only
   * after the sync of the group before had returned: it proves that everything before it was durable.
   */
  readonly continues: boolean;
  /** Empty for states. */
  readonly salt: Uint8Array;
  readonly payload: Uint8Array;
}

export type FrameType = 'record' | 'state';

/** Length and sum. */
const PREFIX = 8;
/** Type and number. */
const FIXED = 9;
export const MIN_FRAME_BYTES: number = PREFIX + FIXED;
/** Keeps the first byte of every length zero, and bounds what a damaged length can make a reader load. */
export const MAX_FRAME_BYTES: number = 16 * 1024 * 1024 - 1;
/** What an entry can hold at most. */
export const MAX_PAYLOAD_BYTES: number = MAX_FRAME_BYTES - PREFIX - FIXED - SALT_BYTES;

const TYPE_CODES: Readonly<Record<FrameType, number>> = { record: 1, state: 2 };
const CONTINUES = 0x80;

export function encodeFrame(frame: Frame): Uint8Array {
  const size = PREFIX + FIXED + frame.salt.length + frame.payload.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, size - PREFIX);
  view.setUint8(PREFIX, TYPE_CODES[frame.type] | (frame.continues ? CONTINUES : 0));
  view.setBigUint64(PREFIX + 1, BigInt(frame.seq));
  bytes.set(frame.salt, PREFIX + FIXED);
  bytes.set(frame.payload, PREFIX + FIXED + frame.salt.length);
  view.setUint32(4, frameSum(bytes));
  return bytes;
}

export type DecodedFrame =
  | { readonly kind: 'frame'; readonly frame: Frame; readonly size: number }
  /** `need` bytes are needed, counted from where the frame begins. */
  | { readonly kind: 'short'; readonly need: number }
  /** The bytes are not what was once written. */
  | { readonly kind: 'broken' }
  /** The sum holds, but nothing that this version writes looks so. */
  | { readonly kind: 'unknown' };

/** Reads the frame at the beginning of the bytes, which may hold anything. */
export function decodeFrame(bytes: Uint8Array): DecodedFrame {
  if (bytes.length < PREFIX) return { kind: 'short', need: PREFIX };
  const view = viewOf(bytes);
  const size = frameSizeAt(view, 0);
  if (size === undefined) return { kind: 'broken' };
  if (bytes.length < size) return { kind: 'short', need: size };
  const whole = bytes.subarray(0, size);
  if (view.getUint32(4) !== frameSum(whole)) return { kind: 'broken' };
  const frame = readBody(whole, view);
  return frame === undefined ? { kind: 'unknown' } : { kind: 'frame', frame, size };
}

/** Size that a frame beginning at the offset would have; undefined where no frame has that size. */
export function frameSizeAt(view: DataView, offset: number): number | undefined {
  const size = PREFIX + view.getUint32(offset);
  return size < MIN_FRAME_BYTES || size > MAX_FRAME_BYTES ? undefined : size;
}

/** Number that a frame beginning at the offset would have. */
export function seqAt(view: DataView, offset: number): number {
  return view.getUint32(offset + PREFIX + 1) * 2 ** 32 + view.getUint32(offset + PREFIX + 5);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readBody(bytes: Uint8Array, view: DataView): Frame | undefined {
  const code = view.getUint8(PREFIX);
  const type = typeOf(code & ~CONTINUES);
  const seq = seqAt(view, 0);
  const payloadAt = PREFIX + FIXED + (type === 'record' ? SALT_BYTES : 0);
  if (type === undefined || !Number.isSafeInteger(seq) || bytes.length < payloadAt) return undefined;
  const salt = bytes.subarray(PREFIX + FIXED, payloadAt);
  return { type, seq, continues: (code & CONTINUES) !== 0, salt, payload: bytes.subarray(payloadAt) };
}

function typeOf(code: number): FrameType | undefined {
  if (code === TYPE_CODES.record) return 'record';
  return code === TYPE_CODES.state ? 'state' : undefined;
}

/** Over the length and everything behind the sum. */
function frameSum(frame: Uint8Array): number {
  return crc32c(frame.subarray(PREFIX), crc32c(frame.subarray(0, 4)));
}
