import { type LocalisedText, text } from '@anlan/core';
import type { ClauseNumber } from './types.ts';
import type { Unit } from './vocabulary.ts';
import { comparatorWords } from './words.ts';

/** Chinese measure word, English singular and plural. */
const unitWords: Readonly<Record<Unit, readonly [zh: string, one: string, many: string]>> = {
  second: [' 秒', ' second', ' seconds'],
  minute: [' 分钟', ' minute', ' minutes'],
  hour: [' 小时', ' hour', ' hours'],
  day: [' 日', ' day', ' days'],
  'working-day': [' 个工作日', ' working day', ' working days'],
  week: [' 周', ' week', ' weeks'],
  month: [' 个月', ' month', ' months'],
  year: [' 年', ' year', ' years'],
  percent: ['%', '%', '%'],
  item: [' 项', ' item', ' items'],
  person: [' 人', ' person', ' persons'],
  input: [' 次输入', ' input', ' inputs'],
  click: [' 次点击', ' click', ' clicks'],
  CNY: [' 元', ' CNY', ' CNY'],
  'character per minute': [' 字/分钟', ' character per minute', ' characters per minute'],
};

/** A number of a clause in words: «不少于 6 个月», "at least 6 months". */
export function describeAmount(number: Pick<ClauseNumber, 'comparator' | 'value' | 'unit'>): LocalisedText {
  const [zh, one, many] = unitWords[number.unit];
  const comparator = comparatorWords[number.comparator];
  const value = grouped(number.value);
  return text(`${comparator.zh} ${value}${zh}`, `${comparator.en} ${value}${number.value === 1 ? one : many}`);
}

/** `1000000` → `1,000,000`: the same in both languages, and independent of the machine's locale. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
