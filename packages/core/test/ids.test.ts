import { describe, expect, test } from 'vitest';
import { AnlanError, createIdFactory, isUuid, type RecordId, speakableId, uuidTimestamp } from '../src/index.ts';
import { fakeClock, seededRandom } from './fakes.ts';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('UUIDv7', () => {
  test('has the form of RFC 9562 and carries the time', () => {
    const clock = fakeClock(0x017f22e279b0);
    const id = createIdFactory(clock, seededRandom()).next<RecordId>();
    expect(id).toMatch(V7);
    expect(id.startsWith('017f22e2-79b0-7')).toBe(true);
    expect(uuidTimestamp(id)).toBe(0x017f22e279b0);
    expect(isUuid(id)).toBe(true);
  });

  test.each([0, 1, 1_750_000_000_123, 2 ** 48 - 1])('the time %d comes back', (time) => {
    expect(uuidTimestamp(createIdFactory(fakeClock(time), seededRandom()).next())).toBe(time);
  });

  test.each([
    ['a negative time', -5, 0],
    ['a time beyond 48 bits', 2 ** 60, 2 ** 48 - 1],
    ['a fraction of a millisecond', 1234.9, 1234],
  ])('%s is brought into range', (_, time, carried) => {
    expect(uuidTimestamp(createIdFactory(fakeClock(time), seededRandom()).next())).toBe(carried);
  });

  test('100,000 ids under a standing clock are all different and each greater than the one before', () => {
    const factory = createIdFactory(fakeClock(), seededRandom(7));
    let last = '';
    for (let i = 0; i < 100_000; i++) {
      const id: string = factory.next();
      if (id <= last) throw new Error(`${id} does not follow ${last}`);
      last = id;
    }
    expect(last).toMatch(V7);
  });

  test('a clock that falls back does not make ids fall back', () => {
    const clock = fakeClock(2_000_000);
    const factory = createIdFactory(clock, seededRandom());
    const before: string = factory.next();
    clock.set(1_000_000);
    const during: string = factory.next();
    clock.set(2_000_001);
    const after: string = factory.next();
    expect([after, during, before].sort()).toEqual([before, during, after]);
    expect(uuidTimestamp(during)).toBe(2_000_000);
  });
});

test.each(['', 'x', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e2-79b0-4cc3-98c4-dc0c0c07398f'])(
  '%j carries no time',
  (value) => {
    expect(uuidTimestamp(value)).toBeUndefined();
  },
);

describe('speakable ids', () => {
  test('have the asked-for prefix and length, and none of I, L, O, U', () => {
    const random = seededRandom(3);
    for (let i = 0; i < 500; i++) expect(speakableId(random, 'APP')).toMatch(/^APP-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(speakableId(random, 'INC', 12)).toMatch(/^INC-[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  test('every character of the alphabet comes up', () => {
    const random = seededRandom(3);
    const seen = new Set(Array.from({ length: 300 }, () => speakableId(random, 'APP', 12).slice(4)).join(''));
    expect(seen.size).toBe(32);
  });

  test.each([
    ['app', 4],
    ['A', 4],
    ['TOOLONGX', 4],
    ['APP', 3],
    ['APP', 13],
  ])('prefix %s with length %d is refused', (prefix, length) => {
    expect(() => speakableId(seededRandom(), prefix, length)).toThrow(AnlanError);
  });
});
