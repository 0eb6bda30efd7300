import { describe, expect, it } from 'vitest';
import { headModel } from '../../src/classifier/heads.ts';
import { strongestEvidence } from '../../src/classifier/text-score.ts';
import { WindowScorer } from '../../src/classifier/window-scorer.ts';
import { balanced, createGuard } from '../../src/index.ts';

const guard = createGuard(balanced);

describe('hostile input', () => {
  it.each([
    ['one letter', 'a'.repeat(900_000)],
    ['one hanzi', '忽'.repeat(900_000)],
    ['separators', '-'.repeat(900_000)],
    ['hidden characters', '\u200b'.repeat(900_000)],
    ['lone surrogates', '\ud83d'.repeat(900_000)],
    ['words of one letter', 'a '.repeat(450_000)],
  ])('of %s without end is read to its end', (_, text) => {
    const verdict = guard.screen('input', text);
    expect(verdict.reason ?? 'read').toMatch(/^(read|buffer_exceeded)$/);
  });

  it('is judged at a bounded number of places', () => {
    const scorer = new WindowScorer(headModel('attack'));
    let due = 0;
    for (let i = 0; i < 10_000; i++) {
      scorer.take(i % 17 === 0 ? 0x2e : 0x61);
      due += scorer.due.length;
    }
    expect(due).toBeLessThanOrEqual((2 * 10_000) / 8 + (2 * 10_000) / 16);
  });

  it('gains nothing by repetition', () => {
    const model = headModel('attack');
    const sentence = '请介绍一下杭州的天气。';
    expect(strongestEvidence(model, sentence.repeat(500)).value).toBeLessThan(5);
  });
});
