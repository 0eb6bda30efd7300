import { expect, test } from 'vitest';
import { createTickCounter } from '../src/tick-counter.ts';
import { fakeClock } from './fakes.ts';

const FULL = 0xffffffff;

test('a new millisecond begins with a seed, the same one counts on', () => {
  const clock = fakeClock(1000);
  const tick = createTickCounter(clock, () => 40);
  expect([tick(), tick()]).toEqual([
    { time: 1000, count: 40 },
    { time: 1000, count: 41 },
  ]);
  clock.set(1001);
  expect(tick()).toEqual({ time: 1001, count: 40 });
});

test('a full count takes the next millisecond early and stays there until the clock has passed it', () => {
  const clock = fakeClock(1000);
  const tick = createTickCounter(clock, () => FULL - 1);
  expect([tick(), tick(), tick()]).toEqual([
    { time: 1000, count: FULL - 1 },
    { time: 1000, count: FULL },
    { time: 1001, count: FULL - 1 },
  ]);
  clock.set(1001);
  expect(tick()).toEqual({ time: 1001, count: FULL });
  clock.set(1002);
  expect(tick()).toEqual({ time: 1002, count: FULL - 1 });
});

test('a clock that fell back, with a full count, does not take the time back', () => {
  const clock = fakeClock(1000);
  const tick = createTickCounter(clock, () => FULL);
  tick();
  clock.set(10);
  expect(tick()).toEqual({ time: 1001, count: FULL });
});

test('a clock that shows nothing usable still gives increasing ticks', () => {
  const tick = createTickCounter(fakeClock(Number.NaN), () => 5);
  expect([tick(), tick()]).toEqual([
    { time: 0, count: 5 },
    { time: 0, count: 6 },
  ]);
});
