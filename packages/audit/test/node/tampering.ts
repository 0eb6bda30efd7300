import { crc32c } from '../../src/node/crc32c.ts';
import { decodeFrame, encodeFrame, type Frame } from '../../src/node/frame.ts';
import { HEADER_BYTES } from '../../src/node/segment-header.ts';
import type { VolatileDirectory } from './volatile-directory.ts';

/** Something that somebody does to the files of a journal. */
export type Tampering = (files: VolatileDirectory) => void;
/** A place in a segment, told from where its frames begin (and the last one ends). */
export type Place = (frames: readonly number[]) => number;

export const startOf =
  (frame: number, plus = 0): Place =>
  (frames) =>
    (frames[frame] ?? 0) + plus;
/** Behind length, sum, type, number and salt. */
export const payloadOf = (frame: number): Place => startOf(frame, 60);

export function frameOffsets(segment: Uint8Array): number[] {
  const offsets = [HEADER_BYTES];
  for (let at = HEADER_BYTES; ; ) {
    const decoded = decodeFrame(segment.subarray(at));
    if (decoded.kind !== 'frame') return offsets;
    at += decoded.size;
    offsets.push(at);
  }
}

export function edit(name: string, change: (bytes: Uint8Array, frames: number[]) => Uint8Array): Tampering {
  return (files) => files.put(name, change(files.take(name).slice(), frameOffsets(files.take(name))));
}

export function flip(name: string, place: Place): Tampering {
  return edit(name, (bytes, frames) => {
    const index = place(frames);
    bytes[index] = (bytes[index] ?? 0) ^ 0x01;
    return bytes;
  });
}

export function cut(name: string, place: Place): Tampering {
  return edit(name, (bytes, frames) => bytes.slice(0, place(frames)));
}

/** The frames of a segment in another order, with repetitions or gaps. */
export function reorder(name: string, order: readonly number[]): Tampering {
  return edit(name, (bytes, frames) => {
    const parts = order.map((n) => bytes.subarray(frames[n], frames[n + 1]));
    return Buffer.concat([bytes.subarray(0, HEADER_BYTES), ...parts]);
  });
}

/** Writes one frame anew, with a sum that holds: somebody who knows the format. */
export function rewriteFrame(name: string, nth: number, change: (frame: Frame) => Frame): Tampering {
  return edit(name, (bytes, frames) => {
    const decoded = decodeFrame(bytes.subarray(frames[nth]));
    if (decoded.kind !== 'frame') throw new TypeError('no such frame');
    const changed = encodeFrame(change(decoded.frame));
    return Buffer.concat([bytes.subarray(0, frames[nth]), changed, bytes.subarray(frames[nth + 1])]);
  });
}

export function rewritePayload(name: string, nth: number, change: (payload: string) => string): Tampering {
  return rewriteFrame(name, nth, (frame) => ({
    ...frame,
    payload: Buffer.from(change(Buffer.from(frame.payload).toString())),
  }));
}

/** Changes one byte of a frame and makes its sum hold again. */
export function resealFrame(name: string, nth: number, offset: number, value: number): Tampering {
  return edit(name, (bytes, frames) => {
    const frame = bytes.subarray(frames[nth], frames[nth + 1]);
    frame[offset] = value;
    const view = new DataView(frame.buffer, frame.byteOffset);
    view.setUint32(4, crc32c(frame.subarray(8), crc32c(frame.subarray(0, 4))));
    return bytes;
  });
}

/** Changes one byte of a header and makes its sum hold again. */
export function resealHeader(name: string, offset: number, value: number): Tampering {
  return edit(name, (bytes) => {
    bytes[offset] = value;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(68, crc32c(bytes.subarray(0, 68)));
    return bytes;
  });
}

export function exchange(one: string, other: string): Tampering {
  return (files) => {
    const [first, second] = [files.take(one), files.take(other)];
    files.put(one, second);
    files.put(other, first);
  };
}

export function drop(...names: string[]): Tampering {
  return (files) => {
    for (const name of names) files.drop(name);
  };
}

export function all(...tamperings: readonly Tampering[]): Tampering {
  return (files) => {
    for (const tampering of tamperings) tampering(files);
  };
}
