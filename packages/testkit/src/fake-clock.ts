import type { Clock } from '@anlan/core';

export interface FakeClock extends Clock {
  advance(ms: number): void;
  /** May go backwards, as machines' clocks do. */
  set(time: number | string): void;
}

/** A clock that stands still until it is moved. Begins at 2026-01-01T00:00:00Z where nothing is said. */
export function fakeClock(start: number | string = '2026-01-01T00:00:00Z'): FakeClock {
  let now = toMillis(start);
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
    set(time) {
      now = toMillis(time);
    },
  };
}

function toMillis(time: number | string): number {
  return typeof time === 'number' ? time : Date.parse(time);
}
