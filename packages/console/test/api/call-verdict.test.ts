import { describe, expect, it } from 'vitest';
import { explanationOf, findingsOf, gravestDecision, gravestEffect } from '../../src/api/call-verdict.ts';
import { call, finding, verdict } from '../call.ts';

describe('the explanation of a call', () => {
  it.each([
    ['completed', call(), 'completed'],
    ['redacted', call({ input: verdict('redact') }), 'redacted'],
    ['replaced', call({ output: verdict('replace') }), 'redacted'],
    ['flagged', call({ output: verdict('flag') }), 'flagged'],
    ['blocked', call({ outcome: 'blocked_input', input: verdict('block') }), 'blocked_input'],
    ['let through in a dry run', call({ input: verdict('block', { effect: 'allow' }) }), 'not_enforced'],
    ['never checked', call({ outcome: 'refused', input: null, output: null }), 'refused'],
  ] as const)('of one that was %s', (_, given, expected) => {
    expect(explanationOf(given)).toBe(expected);
  });
});

describe('the gravest action', () => {
  it('is taken from both directions', () => {
    const given = call({ input: verdict('flag'), output: verdict('block', { effect: 'allow' }) });
    expect([gravestEffect(given), gravestDecision(given)]).toEqual(['flag', 'block']);
  });

  it('is unknown where nothing was checked', () => {
    expect(gravestEffect(call({ input: null, output: null }))).toBeUndefined();
  });
});

it('finds the findings of one action in both directions', () => {
  const blocking = finding();
  const flagged = finding({ action: 'flag' });
  const given = call({
    input: verdict('block', { findings: [blocking, flagged] }),
    output: verdict('block', { findings: [blocking] }),
  });
  expect(findingsOf(given)).toHaveLength(3);
  expect(findingsOf(given, 'block')).toEqual([blocking, blocking]);
});
