import { describe, expect, it } from 'vitest';
import { createFormat } from '../../src/format/format.ts';

const zh = createFormat('zh', 'Asia/Shanghai');
const en = createFormat('en', 'Asia/Shanghai');
const NOW = Date.parse('2026-11-20T08:00:00.000Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe('ages', () => {
  it.each([
    [0, '现在', 'now'],
    [5, '5秒钟前', '5 seconds ago'],
    [59, '59秒钟前', '59 seconds ago'],
    [60, '1分钟前', '1 minute ago'],
    [3600, '1小时前', '1 hour ago'],
    [86_400, '昨天', 'yesterday'],
    [5 * 86_400, '5天前', '5 days ago'],
    [70 * 86_400, '2个月前', '2 months ago'],
    [800 * 86_400, '2年前', '2 years ago'],
    [-3600, '1小时后', 'in 1 hour'],
  ])('%s seconds ago', (seconds, chinese, english) => {
    expect([zh.age(ago(seconds), NOW), en.age(ago(seconds), NOW)]).toEqual([chinese, english]);
  });
});

describe('moments', () => {
  it('say day, time and zone, in that order', () => {
    expect(zh.moment('2026-11-20T08:05:09.000Z')).toBe('2026年11月20日 16:05:09 GMT+8');
    expect(en.moment('2026-11-20T08:05:09.000Z')).toBe('20 Nov 2026 16:05:09 GMT+8');
  });

  it('follow the zone of the viewer, bare dates do not', () => {
    const west = createFormat('en', 'America/Los_Angeles');
    expect(west.moment('2026-11-20T02:00:00.000Z')).toMatch(/^19 Nov 2026 18:00:00/);
    expect(west.day('2025-09-15')).toBe('15 September 2025');
    expect(zh.hour('2026-11-19T16:00:00.000Z')).toBe('00:00');
  });
});

describe('sizes and durations', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [4_821_993, '4.8 MB'],
  ])('%s bytes', (value, expected) => {
    expect(en.bytes(value)).toBe(expected);
  });

  it.each([
    [0.2, '< 1 ms'],
    [940.4, '940 ms'],
    [2500, '2.5 s'],
    [90_000, '1.5 min'],
  ])('%s milliseconds', (value, expected) => {
    expect(en.duration(value)).toBe(expected);
  });

  it('groups digits', () => {
    expect(zh.number(12_842)).toBe('12,842');
  });
});
