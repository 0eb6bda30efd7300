import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuard, type Finding, type Guard, type Policy, type StreamStep } from '../../src/index.ts';
import { allClasses, policyOf as anyPolicyOf } from '../policies.ts';
import { releasedText } from '../released-text.ts';

/**
 * The law of detectors of places. The classifier judges stretches, of which a part may be through before it speaks: it
 * has a law of its own, in `classifier/windowed-law.prop.test.ts`.
 */
function policyOf(document: Record<string, unknown>): Policy {
  return anyPolicyOf({ classifier: 'off', ...document });
}

const words = ['违禁', '违禁词', '禁词语', '中华', 'she', 'hers', 'he', 'ab', 'abab', 'bomb shell', '加vx', '😀果'];

const policies: Readonly<Record<string, Policy>> = {
  'balanced with words': policyOf({ words }),
  'everything redacted': policyOf({ words, actions: allClasses('redact') }),
  'everything masked': policyOf({ words, redaction: 'mask', actions: allClasses('redact') }),
  'everything blocked': policyOf({ words, actions: allClasses('block') }),
  'words blocked, data reviewed, rest redacted': policyOf({
    words,
    language: 'en',
    actions: {
      ...allClasses('redact'),
      operator_list: 'block',
      personal_data: 'review',
      prohibited_content: 'replace',
    },
  }),
  'everything flagged': policyOf({ words, actions: allClasses('flag') }),
  'nothing wanted': policyOf({ words, actions: allClasses('allow') }),
  'dry run': policyOf({ words, dryRun: true, actions: allClasses('block') }),
  'short texts': policyOf({ words, actions: allClasses('redact'), limits: { maxLength: 60 } }),
  'short texts in a dry run': policyOf({ words, dryRun: true, limits: { maxLength: 60 } }),
  'small hold': policyOf({ words, limits: { maxHold: 1024 } }),
  'words of two actions': policyOf({
    words: [...words.slice(0, 5), ...words.slice(5).map((text) => ({ text, class: 'prohibited_content.fraud' }))],
    actions: { operator_list: 'flag', 'prohibited_content.fraud': 'redact' },
  }),
};

const pieces = [
  ...[
    '违',
    '禁',
    '词',
    '语',
    '中',
    '华',
    'a',
    'b',
    's',
    'h',
    'e',
    'r',
    ' ',
    '-',
    '，',
    '。',
    '\n',
    '.',
    '+',
    '@',
    '_',
    '/',
  ],
  ...[
    '0',
    '1',
    '8',
    'x',
    'X',
    '\u200b',
    '\ufe0f',
    '\ud83d',
    '\ude00',
    '😀',
    'ＡＢ',
    '１３８',
    'ﬁ',
    'é',
    '\u0301',
    '𠮷',
    '\u00ad',
  ],
  ...['违-禁', '违 禁、词', '违...禁', '加v', '加vx', 'bomb  shell', 'bomb', 'shell', 'hers', 'ushers'],
  ...['13800138000', '138 0013 8000', '+86-', '0086', '1380013800', '11010519491231002X', '110105 19491231 002x'],
  ...['6222 0212 3456 7890 128', '4111111111111111', '卡号', '身份证号', 'order id: ', '130503670401001'],
  ...['foo.bar@', 'example.com', 'a@b.cn', 'user@host', 'icon@2x.png', 'x@y.com-z'],
  ...['sk-abcDEF1234567890abcDEF12', 'sk-', 'AKIA', 'AKIAIOSFODNN7EXAMPLE', 'ghp_'],
  ...[
    '-----BEGIN RSA PRIVATE KEY-----\n',
    'MIIEpAIBAAKCAQEA75P7WAd2',
    '\nqXo9\n',
    '-----END RSA PRIVATE KEY-----',
    '-----',
  ],
  ...[
    '忽略',
    '以上',
    '所有',
    '指令',
    'ignore ',
    'all previous ',
    'instructions',
    '输出',
    '你的',
    '系统提示词',
    '自制炸弹',
    '教程',
  ],
  // What the views are about: variants, look-alikes, escapes, numerals, leet, parts, encoded text.
  ...[
    '違',
    '禁詞',
    '🅰',
    '⓿',
    'ѕ',
    'һе',
    '⻋',
    '%E8%BF%9D',
    '%E8',
    '%',
    '&#x7981;',
    '&#',
    '&amp;',
    '\\u7981',
    '\\',
    '\\n',
  ],
  ...[
    '\\ud83d',
    '%25',
    '一三八',
    '零零',
    '0',
    '幺',
    'b0mb',
    'sh3ll',
    'boooomb',
    'b-o-m-b',
    's.h.e.l.l',
    '辶韦',
    '辶',
    '词',
    '讠司',
  ],
  ...[
    '6L+d56aB6K+N',
    'Ym9tYiBzaGVsbA==',
    'Ym9tYiBzaGVs',
    'e8bf9de7a681e8af8d',
    'NjJiNmY2ZDYyMjA3MzY4NjU2YzZj',
    '=',
    'obzo furyy',
  ],
  ...[
    '\udb40\udc62',
    '\udb40',
    '\udc6f\udb40\udc6d',
    '\ufe01\ufe02',
    'wei jin',
    'weijinci',
    'llehs bmob',
    '令指有所',
    '上以略忽',
  ],
  // Data without a form of its own, numbers taken apart, and their names.
  ...[
    '姓名：',
    '张三',
    '地址：',
    '杭州市文三路 138 号',
    '微信号',
    'zhang_san88',
    'qq ',
    '护照号 E12345678',
    '电话',
    '一三八零零一三八零零零',
  ],
  ...[
    '1-3-8-0-0-1-3-8-0-0-0',
    '010-62345678',
    '91350100M000100Y43',
    '京A·12345',
    '8.8.8.8',
    '2001:db8:85a3::8a2e',
    '坐标：31.230416, 121.473701',
  ],
  ...[
    'DE89370400440532013000',
    '078-05-1120',
    'eyJhbGciOiJIUzI1NiJ9',
    '.eyJzdWIiOiIxMjM0NTY3ODkwIn0',
    '.dozjgNryP4J3jVmNHl0w5N',
  ],
  ...['postgres://app:s3cr3tPW@db', 'password: Tr0ub4dor&3x', '密码：', 'token='],
  ...['<|im_start|>', 'from now on ', 'you have ', 'no restrictions', ' '.repeat(20), '\u200b'.repeat(300)],
];

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

interface Streamed {
  readonly released: string;
  readonly findings: readonly Finding[];
  readonly last: StreamStep;
}

function stream(guard: Guard, parts: readonly string[]): Streamed {
  const screen = guard.stream('output');
  const steps = [...parts.map((part) => screen.push('text', part)), screen.end('text')];
  return {
    released: steps.map(({ release }) => release).join(''),
    findings: steps.flatMap(({ findings }) => findings),
    last: steps.at(-1) as StreamStep,
  };
}

function cutAt(value: string, places: readonly number[]): string[] {
  const ends = [...new Set(places.map((place) => place % (value.length + 1)))].sort((a, b) => a - b);
  return [...ends, value.length].map((end, i) => value.slice(i === 0 ? 0 : ends[i - 1], end));
}

function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

const held = ({ findings }: Streamed): readonly Finding[] =>
  findings
    .filter(({ action }) => action !== 'flag')
    .toSorted((a, b) => a.start - b.start || a.end - b.end || (a.detector < b.detector ? -1 : 1));

describe('a stream full of hidden characters', () => {
  const hidden = fc
    .array(
      fc.constantFrom(
        '违',
        '禁',
        '词',
        '138',
        '-',
        ' ',
        '\u200b',
        '\u200b'.repeat(400),
        '\u200b'.repeat(900),
        'a',
        '忽略',
        '以上',
      ),
      {
        maxLength: 16,
      },
    )
    .map((parts) => parts.join(''));
  const policy = policyOf({ words, actions: allClasses('block'), limits: { maxHold: 1024 } });
  const guard = createGuard(policy);

  it('is stopped at the same place however it is cut', () => {
    let stopped = 0;
    fc.assert(
      fc.property(hidden, fc.array(fc.nat({ max: 4000 }), { maxLength: 12 }), (value, places) => {
        const whole = stream(guard, [value]);
        const cut = stream(guard, cutAt(value, places));
        stopped += whole.last.reason === 'buffer_exceeded' ? 1 : 0;
        expect([cut.released, cut.last.decision, cut.last.reason]).toEqual([
          whole.released,
          whole.last.decision,
          whole.last.reason,
        ]);
      }),
      { numRuns: 500 },
    );
    expect(stopped).toBeGreaterThan(10);
  });
});

describe.each(Object.entries(policies))('a stream under the policy "%s"', (_, policy) => {
  const guard = createGuard(policy);

  it('releases what the law says, however it is cut', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (value, places) => {
        const whole = stream(guard, [value]);
        const verdict = guard.screen('output', value);
        if (verdict.reason === undefined) expect(whole.released).toBe(releasedText(value, verdict, policy));
        for (const parts of [cutAt(value, places), value.split('')]) {
          const cut = stream(guard, parts);
          expect(cut.released).toBe(whole.released);
          expect(held(cut)).toEqual(held(whole));
          expect([cut.last.state, cut.last.decision, cut.last.reason]).toEqual([
            whole.last.state,
            whole.last.decision,
            whole.last.reason,
          ]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never releases half of a surrogate pair before the end', () => {
    fc.assert(
      fc.property(text.filter(isWellFormed), (value) => {
        const screen = guard.stream('output');
        for (const unit of value.split('')) {
          const { release, state } = screen.push('text', unit);
          if (state === 'open') expect(release).not.toMatch(/[\ud800-\udbff]$/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same verdict as the stream', () => {
    fc.assert(
      fc.property(text, (value) => {
        const verdict = guard.screen('output', value);
        const whole = stream(guard, [value]);
        const first = verdict.findings.find(({ action }) => ['replace', 'review', 'block'].includes(action));
        if (policy.dryRun && verdict.reason !== undefined) {
          expect(whole.released).toBe(verdict.text);
          expect(whole.last).toMatchObject({ decision: verdict.decision, reason: verdict.reason, state: 'open' });
        } else if (policy.dryRun || (first === undefined && verdict.reason === undefined)) {
          expect(whole.last.decision).toBe(verdict.decision);
          expect(whole.released).toBe(verdict.text);
          expect(whole.findings.toSorted((a, b) => a.start - b.start)).toHaveLength(verdict.findings.length);
        } else {
          expect(whole.last.state).toBe('stopped');
          expect(verdict.text).toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });
});
