import { describe, expect, it } from 'vitest';
import { createGuard, type Detector, type Scanner } from '../../src/index.ts';
import { policyOf } from '../policies.ts';

const scanner: Scanner = { advance: () => undefined, frontier: () => 0, keepFrom: () => 0 };

function failing(part: 'open' | 'advance'): Detector {
  return {
    name: 'failing',
    classes: ['operator_list'],
    tape: 'folded',
    open: ({ tape }) => {
      if (part === 'open') throw new TypeError('broken');
      return { ...scanner, frontier: () => tape.length, keepFrom: () => tape.length, advance: () => bomb(tape.length) };
    },
  };
}

function bomb(length: number): void {
  if (length > 5) throw new TypeError('broken');
}

describe.each(['open', 'advance'] as const)('a detector that throws in %s', (part) => {
  const detectors = [failing(part)];

  it('blocks a whole text', () => {
    const guard = createGuard(policyOf({}), { detectors });
    expect(guard.screen('input', '一段文字的文字')).toMatchObject({
      decision: 'block',
      effect: 'block',
      reason: 'stage_failed',
      text: '',
    });
  });

  it('stops a stream, which releases nothing from then on', () => {
    const stream = createGuard(policyOf({}), { detectors }).stream('output');
    const steps = [stream.push('a', '一段文字'), stream.push('a', '的文字'), stream.push('a', '。')];
    expect(steps.at(-1)).toMatchObject({ state: 'stopped', effect: 'block', reason: 'stage_failed', release: '' });
    expect(steps.map(({ release }) => release).join('')).toBe(part === 'open' ? '' : '一段文字');
  });

  it.each([
    ['allow', '一段文字的文字'],
    ['flag', '一段文字的文字'],
    ['review', ''],
    ['replace', ''],
  ])('has the effect that the policy writes down: %s', (onFailure, text) => {
    const guard = createGuard(policyOf({ onFailure }), { detectors });
    expect(guard.screen('input', '一段文字的文字')).toMatchObject({ effect: onFailure, reason: 'stage_failed', text });
  });

  it('leaves the other detectors at work', () => {
    const guard = createGuard(policyOf({ onFailure: 'flag' }), { detectors });
    expect(guard.screen('output', '号码13800138000。')).toMatchObject({ effect: 'redact', text: '号码[手机号]。' });
    const stream = guard.stream('output');
    const steps = [stream.push('a', '号码13800138000。'), stream.end('a')];
    expect(steps.map(({ release }) => release).join('')).toBe('号码[手机号]。');
    expect(steps.at(-1)).toMatchObject({ decision: 'redact', reason: 'stage_failed', state: 'open' });
  });

  it('changes nothing in a dry run but the decision', () => {
    const guard = createGuard(policyOf({ dryRun: true }), { detectors });
    expect(guard.screen('input', '一段文字的文字')).toMatchObject({
      decision: 'block',
      effect: 'allow',
      text: '一段文字的文字',
    });
  });
});

describe('a detector that never decides', () => {
  const stuck: Detector = { name: 'stuck', classes: ['operator_list'], tape: 'raw', open: () => scanner };

  it('does not grow the buffer without end', () => {
    const stream = createGuard(policyOf({ limits: { maxHold: 1024 } }), { detectors: [stuck] }).stream('output');
    const steps = Array.from({ length: 30 }, () => stream.push('a', 'x'.repeat(100)));
    expect(steps.at(-1)).toMatchObject({ state: 'stopped', decision: 'block', reason: 'buffer_exceeded' });
    expect(steps.map(({ release }) => release).join('')).toBe('');
  });
});
