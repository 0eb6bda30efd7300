import type { Random } from '@anlan/core';

/** Repeatable bytes (mulberry32): the same seed gives the same run. Fit for tests and nothing else. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    fill(bytes) {
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = next() >>> 24;
      return bytes;
    },
  };
}
