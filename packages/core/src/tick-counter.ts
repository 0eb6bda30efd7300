import type { Clock } from './ports.ts';

/** A millisecond and a 32-bit count within it: the ordered part of a UUIDv7 (RFC 9562 §6.2, method 1). */
export interface Tick {
  readonly time: number;
  readonly count: number;
}

const COUNT_MAX = 0xffffffff;
const TIME_MAX = 2 ** 48 - 1;

/**
 * Each tick is greater than the one before, also when the clock stands or falls back: the count goes on, and when it is
 * full, the next millisecond is taken early.
 * @param seed where the count of a new millisecond begins
 */
export function createTickCounter(clock: Clock, seed: () => number): () => Tick {
  let time = -1;
  let count = COUNT_MAX;
  return () => {
    const now = Math.min(Math.max(Math.trunc(clock.now()), 0), TIME_MAX);
    if (now > time || count === COUNT_MAX) {
      time = now > time ? now : time + 1;
      count = seed();
    } else {
      count += 1;
    }
    return { time, count };
  };
}
