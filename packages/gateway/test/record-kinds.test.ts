import { composeKinds } from '@anlan/audit';
import { catalog } from '@anlan/catalog';
import { findingClassInfo } from '@anlan/guard';
import { describe, expect, test } from 'vitest';
import { accessDenied, callClosed, callOpened, callRefused, gatewayKinds, guardVerdict } from '../src/index.ts';

const finding = {
  channel: 'messages[0].content',
  class: 'operator_list',
  detector: 'words/policy.0',
  view: 'raw',
  score: 1,
  start: 2,
  end: 6,
  action: 'block',
  clauses: ['asgf@2.0/4.2.2.b'],
};
const verdict = { decision: 'block', effect: 'block', reason: null, findings: [finding] };
const call = {
  surface: 'chat.completions',
  model: 'm1',
  stream: false,
  outcome: 'completed',
  errorCode: null,
  upstream: 'fake',
  input: verdict,
  output: null,
  label: null,
  usage: { inputTokens: 5, outputTokens: null },
  openedAt: '2026-03-01T08:00:00.000Z',
  closedAt: null,
  durationMs: null,
};

describe('the data of a record is taken when it has exactly its shape', () => {
  const directed = { direction: 'input', ...verdict };
  test.each<[string, (data: unknown) => boolean, unknown, boolean]>([
    ['a call', callClosed.check, call, true],
    [
      'a call without anything known',
      callOpened.check,
      { ...call, model: null, upstream: null, input: null, usage: null },
      true,
    ],
    ['a call with its prompt', callClosed.check, { ...call, prompt: 'x' }, false],
    ['a call without its outcome', callClosed.check, { ...call, outcome: undefined }, false],
    ['a call of unknown outcome', callRefused.check, { ...call, outcome: 'lost' }, false],
    ['a call with an unknown error', callRefused.check, { ...call, errorCode: 'teapot' }, false],
    [
      'a call that used half a token',
      callClosed.check,
      { ...call, usage: { inputTokens: 0.5, outputTokens: 1 } },
      false,
    ],
    ['a call with a verdict and its text', callClosed.check, { ...call, input: { ...verdict, text: 'x' } }, false],
    ['a verdict', guardVerdict.check, directed, true],
    ['a verdict of no direction', guardVerdict.check, verdict, false],
    [
      'a verdict without findings, but with a reason',
      guardVerdict.check,
      { ...directed, findings: [], reason: 'stage_failed' },
      true,
    ],
    ['a verdict for an unknown reason', guardVerdict.check, { ...directed, reason: 'bad_mood' }, false],
    [
      'a finding with what it matched',
      guardVerdict.check,
      { ...directed, findings: [{ ...finding, match: 'x' }] },
      false,
    ],
    ['a finding at no place', guardVerdict.check, { ...directed, findings: [{ ...finding, start: -1 }] }, false],
    [
      'a finding for a clause that is none',
      guardVerdict.check,
      { ...directed, findings: [{ ...finding, clauses: ['4.2.2.b'] }] },
      false,
    ],
    ['a denial', accessDenied.check, { reason: 'invalid_key', count: 3, surface: 'v1' }, true],
    [
      'a denial with an address',
      accessDenied.check,
      { reason: 'invalid_key', count: 3, surface: 'v1', address: '::1' },
      false,
    ],
    ['a denial without a count', accessDenied.check, { reason: 'invalid_key', surface: 'v1' }, false],
  ])('%s', (_, check, data, right) => {
    expect(check(data)).toBe(right);
  });
});

test('every clause that a record may name is in the catalogue', () => {
  const clauses = gatewayKinds.flatMap((kind) => kind.clauses);
  expect(clauses.length).toBeGreaterThan(5);
  expect(clauses.filter((id) => catalog.getClause(id) === undefined)).toEqual([]);
});

test('a verdict may name every clause of every class of findings', () => {
  const ofClasses = Object.values(findingClassInfo).flatMap(({ clauses }) => clauses);
  expect(new Set(guardVerdict.clauses)).toEqual(new Set(ofClasses));
});

test('the kinds go together into one registry', () => {
  expect(composeKinds(gatewayKinds).kinds.map(({ name }) => name)).toEqual([
    'call.opened',
    'call.closed',
    'call.refused',
    'guard.verdict',
    'access.denied',
  ]);
});
