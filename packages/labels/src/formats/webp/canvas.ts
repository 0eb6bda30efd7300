import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import { buildWebpChunk } from './chunks.ts';

/** Flags of VP8X (WebP container specification, extended file format). */
export const XMP_FLAG = 0x04;
const ALPHA_FLAG = 0x10;

/** How many bytes of a bitstream `canvasOf` looks at. */
export const BITSTREAM_HEAD = 10;

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly alpha: boolean;
}

/**
 * The VP8X chunk that a simple file needs before it may carry metadata: size and alpha are those of its one bitstream.
 * Throws `structure_broken` where the bitstream has no valid header.
 */
export function extendedHeader(id: string, bitstream: Uint8Array): Uint8Array {
  const { width, height, alpha } = id === 'VP8L' ? losslessCanvas(bitstream) : lossyCanvas(bitstream);
  const flags = XMP_FLAG | (alpha ? ALPHA_FLAG : 0);
  return buildWebpChunk('VP8X', concatBytes(new Uint8Array([flags, 0, 0, 0]), put24(width - 1), put24(height - 1)));
}

/** RFC 6386 9.1: a key frame begins with a three-byte tag, a start code and two sizes of 14 bits. */
function lossyCanvas(head: Uint8Array): Canvas {
  const keyFrame = head.length >= BITSTREAM_HEAD && ((head[0] ?? 1) & 1) === 0 && hasAscii(head, '\x9d\x01\x2a', 3);
  if (!keyFrame) throw labelError('structure_broken', 'no VP8 key frame');
  const width = littleEndian.u16(head, 6) & 0x3fff;
  const height = littleEndian.u16(head, 8) & 0x3fff;
  if (width === 0 || height === 0) throw labelError('structure_broken', 'a VP8 frame without size');
  return { width, height, alpha: false };
}

/** A signature byte, then width-1 and height-1 in 14 bits each, alpha in one, version in three. */
function losslessCanvas(head: Uint8Array): Canvas {
  if (head.length < 5 || head[0] !== 0x2f) throw labelError('structure_broken', 'no VP8L header');
  const bits = littleEndian.u32(head, 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, alpha: ((bits >>> 28) & 1) === 1 };
}

function put24(value: number): Uint8Array {
  return littleEndian.put32(value).subarray(0, 3);
}
