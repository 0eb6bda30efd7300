import { describe, expect, it } from 'vitest';
import { balanced, createGuard } from '../../src/index.ts';
import { allClasses, policyOf } from '../policies.ts';

const chinese =
  '安澜是一套人工智能安全治理系统。它把框架和办法变成可以运行的软件：登记应用、评定风险、列出应尽的措施，站在模型前面把措施落到实处，' +
  '并给出别人可以独立验证的档案。今天杭州多云，最高气温二十六度，适合出门散步。';
const english =
  'Anlan turns a governance framework into running software. Register an application and it grades the risk, says which ' +
  'measures are due, stands in front of the model and carries them out.';

/** After each unit: how many units are held back. */
function held(text: string): number[] {
  const stream = createGuard(balanced).stream('output');
  let released = 0;
  return text.split('').map((unit, i) => {
    released += stream.push('text', unit).release.length;
    return i + 1 - released;
  });
}

describe('hold-back', () => {
  it('is at most a few characters in plain Chinese, and mostly nothing', () => {
    const units = held(chinese);
    expect(Math.max(...units)).toBeLessThanOrEqual(3);
    expect(units.filter((count) => count === 0).length).toBeGreaterThan(0.8 * units.length);
  });

  it('is at most the current word in plain English: it could become an e-mail address', () => {
    const longestWord = Math.max(...english.split(' ').map((word) => word.length));
    expect(Math.max(...held(english))).toBeLessThanOrEqual(longestWord + 1);
  });

  it('ends at once when a candidate turns out to be nothing', () => {
    const stream = createGuard(balanced).stream('output');
    expect(stream.push('text', '电话 1380013').release).toBe('电话 ');
    expect(stream.push('text', '，').release).toBe('1380013，');
  });

  it('ends with a redaction as soon as the value is certain', () => {
    const stream = createGuard(balanced).stream('output');
    expect(stream.push('text', '电话 13800138000').release).toBe('电话 ');
    expect(stream.push('text', '，').release).toBe('[手机号]，');
  });

  it('is nothing for what the policy only flags', () => {
    const stream = createGuard(policyOf({ actions: { ...allClasses('allow'), personal_data: 'flag' } })).stream(
      'output',
    );
    expect(stream.push('text', '电话 13800138').release).toBe('电话 13800138');
    expect(stream.push('text', '000，').findings).toMatchObject([{ class: 'personal_data.cn_mobile', action: 'flag' }]);
  });

  it('is nothing in a dry run', () => {
    const stream = createGuard(policyOf({ dryRun: true, words: ['违禁词'] })).stream('output');
    expect(stream.push('text', '违禁').release).toBe('违禁');
    const step = stream.push('text', '词和13800138000');
    expect(step).toMatchObject({ release: '词和13800138000', decision: 'block', effect: 'allow', state: 'open' });
    expect(stream.end('text')).toMatchObject({ decision: 'block', effect: 'allow', state: 'open' });
  });
});
