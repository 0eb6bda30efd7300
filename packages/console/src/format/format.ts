import type { Locale } from '@anlan/core';

/** Numbers and times as the reader's language writes them, in the reader's time zone. */
export interface Format {
  number(value: number): string;
  percent(share: number): string;
  bytes(value: number): string;
  duration(milliseconds: number): string;
  /** Date and time to the second, with the zone. */
  moment(time: string): string;
  day(date: string): string;
  clock(time: string): string;
  hour(time: string): string;
  /** How long ago, or how long until: `3 分钟前`, `in 2 days`. */
  age(time: string, now: number): string;
}

const TAGS: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' };
const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

/** @param timeZone the viewer's zone where left out; given in tests */
export function createFormat(locale: Locale, timeZone?: string): Format {
  const tag = TAGS[locale];
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = new Intl.NumberFormat(tag);
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', ...zone });
  const zoneName = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'shortOffset', ...zone });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', hourCycle: 'h23', ...zone });
  const hour = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  return {
    number: (value) => number.format(value),
    percent: (value) => share.format(value),
    bytes: (value) => formatBytes(value, decimal),
    duration: (value) => formatDuration(value, decimal),
    // Assembled here: the long styles of some browsers put the zone between day and time in Chinese.
    moment: (time) => {
      const at = new Date(time);
      const offset = zoneName.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      return `${date.format(at)} ${clock.format(at)} ${offset}`.trimEnd();
    },
    // A bare date belongs to no zone: 2025-09-15 is the same day everywhere.
    day: (date) => day.format(new Date(date)),
    clock: (time) => clock.format(new Date(time)),
    hour: (time) => hour.format(new Date(time)),
    age: (time, now) => formatAge(new Date(time).getTime() - now, relative),
  };
}

function formatAge(milliseconds: number, relative: Intl.RelativeTimeFormat): string {
  let amount = Math.round(milliseconds / 1000);
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return relative.format(amount, unit);
    amount = Math.round(amount / size);
  }
  return relative.format(amount, 'year');
}

function formatBytes(value: number, decimal: Intl.NumberFormat): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let amount = value;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${decimal.format(amount)} ${units[unit]}`;
}

function formatDuration(value: number, decimal: Intl.NumberFormat): string {
  if (value < 1) return '< 1 ms';
  if (value < 1000) return `${decimal.format(Math.round(value))} ms`;
  if (value < 60_000) return `${decimal.format(value / 1000)} s`;
  return `${decimal.format(value / 60_000)} min`;
}
