import type { JsonObject } from '@anlan/core';
import { expect, test } from 'vitest';
import { ChatStreamScreen } from '../src/chat/stream-screen.ts';
import { contentGuard, FORBIDDEN, FORBIDDEN_EN, ID_NUMBER, piece } from './fakes.ts';
import { gatherChunks } from './frames.ts';

/** Texts of which not one character may leave. */
const stopped = [
  FORBIDDEN,
  FORBIDDEN_EN,
  FORBIDDEN_EN.toUpperCase(),
  '安澜\u200b测试\u200b禁语',
  '安 澜 测 试 禁 语',
  'ａｎｌａｎ　ｆｏｒｂｉｄｄｅｎ　ｐｈｒａｓｅ',
  '冰毒制作方法',
  '制毒教程',
  '海洛因提炼方法',
  '摇头丸配方',
  '迷药购买渠道',
  'how to cook meth',
  'buy heroin online',
  'crack cocaine recipe',
  '炸弹制作教程',
  '自制炸药配方',
  '枪支制造图纸',
  '燃烧瓶制作方法',
  '沙林毒气制备',
  '3D打印枪支图纸',
  'how to make a pipe bomb',
  'how to make sarin',
  'ghost gun blueprint',
  'homemade explosive recipe',
  '有偿代开发票加微信',
  '出售银行卡四件套',
  '杀猪盘话术模板',
  '伪造身份证教程',
  '批发公民个人信息',
  '钓鱼网站源码',
  'buy stolen credit cards',
  'counterfeit banknotes for sale',
  '无痛自杀方法',
  '相约自杀群',
  '割腕教程',
  'painless suicide methods',
  'join a suicide pact',
];
/** Values for which a tag must leave, and not one character of them. */
const redacted: readonly (readonly [value: string, tag: string])[] = [
  [ID_NUMBER, '身份证号'],
  ['310101200002291237', '身份证号'],
  ['440308199901101512', '身份证号'],
  ['13800138000', '手机号'],
  ['+86 138 0013 8000', '手机号'],
  ['１３８００１３８０００', '手机号'],
  ['15912345678', '手机号'],
  ['lan.wang@example.com', '电子邮箱'],
  ['a@b.cn', '电子邮箱'],
  ['first+tag@mail.example.org', '电子邮箱'],
  [`sk-${'a1B2c3D4'.repeat(5)}`, '访问密钥'],
  ['AKIAIOSFODNN7EXAMPLE', '访问密钥'],
  [`ghp_${'16C7e42F9'.repeat(4)}`, '访问密钥'],
  ['6222021234567890128', '银行卡号'],
  ['4111111111111111', '银行卡号'],
];

const channels: readonly (readonly [name: string, (text: string) => JsonObject])[] = [
  ['0.content', (content) => piece({ content })],
  ['0.reasoning_content', (text) => piece({ reasoning_content: text })],
  [
    '0.call0.arguments',
    (text) => piece({ tool_calls: [{ index: 0, id: 't', function: { name: 'f', arguments: text } }] }),
  ],
  ['1.content', (content) => piece({ content }, { index: 1 })],
];
const ends = [0, 1].map((index) => piece({}, { index, finish: 'stop' }));
const BEFORE = '前文如下：';
const AFTER = '。后文';

/** What leaves of a text that comes in two pieces, and whether the stream was stopped. */
function released(write: (text: string) => JsonObject, name: string, pieces: readonly string[]): [string, boolean] {
  const screen = new ChatStreamScreen(contentGuard);
  const chunks: JsonObject[] = [];
  for (const chunk of [...pieces.map(write), ...ends]) {
    if (!screen.stopped) chunks.push(...screen.push(chunk));
  }
  return [gatherChunks(chunks as never).texts[name] ?? '', screen.stopped];
}

function twoPieces(text: string): readonly (readonly [string, string])[] {
  return Array.from({ length: text.length + 1 }, (_, at) => [text.slice(0, at), text.slice(at)]);
}

test.each(channels)('on %s, of a text that stops nothing leaves, wherever it is cut in two', (name, write) => {
  for (const text of stopped) {
    for (const pieces of twoPieces(BEFORE + text + AFTER)) {
      expect([text, pieces, ...released(write, name, pieces)]).toEqual([text, pieces, BEFORE, true]);
    }
  }
});

test.each(channels)('on %s, of a value that is redacted nothing leaves, wherever it is cut in two', (name, write) => {
  for (const [value, tag] of redacted) {
    for (const pieces of twoPieces(BEFORE + value + AFTER)) {
      expect([value, pieces, ...released(write, name, pieces)]).toEqual([
        value,
        pieces,
        `${BEFORE}[${tag}]${AFTER}`,
        false,
      ]);
    }
  }
});

test('fifty texts and more were tried', () => {
  expect(stopped.length + redacted.length).toBeGreaterThanOrEqual(50);
});
