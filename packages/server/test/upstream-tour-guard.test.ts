import { type JsonObject, systemClock } from '@anlan/core';
import { balanced, createGuard } from '@anlan/guard';
import { seededRandom } from '@anlan/testkit';
import { describe, expect, test } from 'vitest';
import { createTourModel, TOUR_FORBIDDEN_WORDS } from '../src/upstream/index.ts';

/** The guard as the example application has it. */
const guard = createGuard({
  ...balanced,
  words: Object.values(TOUR_FORBIDDEN_WORDS).map((text) => ({ text, class: 'operator_list' as const })),
});
const tour = createTourModel({ clock: systemClock, random: seededRandom(1) });

async function said(question: string, more: JsonObject = {}): Promise<string> {
  const body = { messages: [{ role: 'user', content: question }], ...more };
  const answer = await tour.complete(body, new AbortController().signal);
  return (answer as { choices: { message: { content: string } }[] }).choices[0]?.message.content ?? '';
}

const QUESTIONS = [
  ...['你好', '什么是安澜', '怎样分级', '标识', '护栏', '日志', '别的', '演示工具调用'],
  ...['hello', 'what is Anlan', 'grading', 'labels', 'guardrail', 'logs', 'else', 'demo tool call'],
];

describe('the tour behind the guard', () => {
  test.each(QUESTIONS)('"%s" passes on both ways', async (question) => {
    expect(guard.screen('input', question).decision).toBe('allow');
    expect(guard.screen('output', await said(question)).decision).toBe('allow');
  });

  test.each(['演示违禁词', 'demo forbidden word'])('"%s" goes in, and its answer is stopped', async (question) => {
    expect(guard.screen('input', question).decision).toBe('allow');
    expect(guard.screen('output', await said(question)).decision).toBe('block');
  });

  test.each([
    ['我的身份证号是11010519491231002X', '[身份证号]'],
    ['my test card is 4111 1111 1111 1111', '[银行卡号]'],
  ])('"%s" reaches it as %s, and it says so', async (question, tag) => {
    const { text } = guard.screen('input', question);
    const answer = await said(text);
    expect(answer).toContain(tag);
    expect(guard.screen('output', answer).decision).toBe('allow');
  });
});
