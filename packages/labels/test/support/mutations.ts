/** A small generator of numbers, the same for the same seed (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

const NASTY = [0, 1, 2, 7, 8, 0x7f, 0x80, 0xfe, 0xff];

/** One to four changes: bytes set, sizes made huge, stretches cut out, doubled or moved, the end cut off. */
export function mutate(bytes: Uint8Array, pick: (below: number) => number): Uint8Array {
  let out = bytes;
  for (let left = 1 + pick(4); left > 0; left--) out = change(out, pick);
  return out;
}

function change(bytes: Uint8Array, pick: (below: number) => number): Uint8Array {
  const at = pick(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + pick(40));
  switch (pick(7)) {
    case 0:
      return set(bytes, at, [pick(256)]);
    case 1:
      return set(bytes, at, [NASTY[pick(NASTY.length)] ?? 0]);
    case 2:
      return set(
        bytes,
        at,
        Array.from({ length: pick(2) === 0 ? 4 : 8 }, () => NASTY[pick(NASTY.length)] ?? 0),
      );
    case 3:
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(end)]);
    case 4:
      return new Uint8Array([...bytes.subarray(0, end), ...bytes.subarray(at)]);
    case 5:
      return bytes.slice(0, at);
    default:
      return set(bytes, at, [...bytes.subarray(pick(bytes.length + 1)).subarray(0, 24)]);
  }
}

function set(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  const out = bytes.slice();
  for (const [i, value] of values.entries()) if (at + i < out.length) out[at + i] = value;
  return out;
}
