import { describe, expect, it } from 'vitest';
import { balanced, findingClasses, type PolicyProblem, parsePolicy } from '../src/index.ts';
import { policyOf } from './policies.ts';

function problemsOf(document: unknown): readonly PolicyProblem[] {
  const parsed = parsePolicy(document);
  return parsed.ok ? [] : parsed.error;
}

describe('parsePolicy', () => {
  it('makes the balanced profile of an empty document', () => {
    expect(policyOf({})).toEqual(balanced);
  });

  it('covers every class in both directions', () => {
    for (const direction of ['input', 'output'] as const) {
      expect(Object.keys(balanced.actions[direction]).sort()).toEqual([...findingClasses].sort());
    }
  });

  it('takes the class before its family before the profile, each direction by itself', () => {
    const { actions } = policyOf({
      actions: {
        personal_data: { output: 'review' },
        'personal_data.email': 'allow',
        'personal_data.bank_card': { input: 'block' },
      },
    });
    expect(actions.output['personal_data.cn_mobile']).toBe('review');
    expect(actions.input['personal_data.cn_mobile']).toBe('flag');
    expect([actions.input['personal_data.email'], actions.output['personal_data.email']]).toEqual(['allow', 'allow']);
    expect([actions.input['personal_data.bank_card'], actions.output['personal_data.bank_card']]).toEqual([
      'block',
      'review',
    ]);
  });

  it('reads everything that may be written', () => {
    const document = {
      name: '客服',
      profile: 'balanced',
      dryRun: true,
      language: 'en',
      redaction: 'mask',
      actions: { secret: 'block' },
      onFailure: 'review',
      words: ['甲', { text: '乙', class: 'prohibited_content.fraud' }, { text: '丙' }],
      limits: { maxLength: 5000, maxHold: 2048 },
    };
    expect(policyOf(document)).toMatchObject({
      name: '客服',
      dryRun: true,
      language: 'en',
      redaction: 'mask',
      onFailure: 'review',
      words: [
        { text: '甲', class: 'operator_list' },
        { text: '乙', class: 'prohibited_content.fraud' },
        { text: '丙', class: 'operator_list' },
      ],
      limits: { maxLength: 5000, maxHold: 2048, maxFindings: 1000, maxChannels: 256 },
    });
  });

  it('reads its own output back, but for what the profile already gave', () => {
    const policy = policyOf({ dryRun: true });
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });

  it.each([
    ['no object', 7, ''],
    ['an unknown key', { dryrun: true }, 'dryrun'],
    ['an unknown profile', { profile: 'lenient' }, 'profile'],
    ['an unknown class', { actions: { personal: 'block' } }, 'actions.personal'],
    ['an unknown action', { actions: { secret: 'hide' } }, 'actions.secret'],
    ['an unknown direction', { actions: { secret: { both: 'block' } } }, 'actions.secret.both'],
    ['a failure action that needs spans', { onFailure: 'redact' }, 'onFailure'],
    ['an empty word', { words: ['好', ' \u200b'] }, 'words.1.text'],
    ['a word that is too long', { words: ['x'.repeat(200)] }, 'words.0.text'],
    ['a word that is not well-formed', { words: [{ text: '\ud800' }] }, 'words.0.text'],
    ['an unknown class of a word', { words: [{ text: '好', class: 'other' }] }, 'words.0.class'],
    ['a hold that no word fits into', { limits: { maxHold: 10 } }, 'limits.maxHold'],
    ['a limit of nothing', { limits: { maxLength: 0 } }, 'limits.maxLength'],
    ['a name of nothing', { name: '' }, 'name'],
  ])('refuses %s and says where', (_, document, path) => {
    const problems = problemsOf(document);
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of problems) expect(message.length).toBeGreaterThan(3);
  });

  it('lists all problems at once', () => {
    const problems = problemsOf({
      dryRun: 'yes',
      actions: { x: 'block', secret: 'y' },
      words: [''],
      limits: { maxHold: 1 },
    });
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'actions.secret',
      'actions.x',
      'dryRun',
      'limits.maxHold',
      'words.0.text',
    ]);
  });

  it('never repeats a word of the list in a problem', () => {
    const long = '机密'.repeat(100);
    expect(JSON.stringify(problemsOf({ words: [long] }))).not.toContain('机密');
  });
});
