import type { Clock, Random } from '../src/index.ts';

/** A clock that shows what it is told. */
export function fakeClock(now = 1_750_000_000_000): Clock & { set(now: number): void } {
  let current = now;
  return {
    now: () => current,
    set: (value) => {
      current = value;
    },
  };
}

/** Deterministic bytes (xorshift32): the same seed, the same bytes. */
export function seededRandom(seed = 1): Random {
  let state = seed >>> 0 || 1;
  return {
    fill(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        bytes[i] = state & 0xff;
      }
      return bytes;
    },
  };
}
