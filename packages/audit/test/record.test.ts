import { describe, expect, it } from 'vitest';
import { proves, recordTime } from '../src/record.ts';

describe('proves', () => {
  it.each([
    [{ origin: 'live' }, true],
    [{ origin: 'live', decision: 'block', effect: 'block' }, true],
    [{ origin: 'live', decision: 'block', effect: 'allow' }, false],
    [{ origin: 'live', decision: 'block' }, false],
    [{ origin: 'live', effect: 'block' }, false],
    [{ origin: 'tour', decision: 'block', effect: 'block' }, false],
    [{ origin: 'playground' }, false],
    [{ origin: 'simulation' }, false],
  ] as const)('%j: %s', (record, expected) => {
    expect(proves(record)).toBe(expected);
  });
});

describe('recordTime', () => {
  it('is UTC with milliseconds', () => {
    expect(recordTime(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(recordTime(1_767_225_600_001)).toBe('2026-01-01T00:00:00.001Z');
  });
});
