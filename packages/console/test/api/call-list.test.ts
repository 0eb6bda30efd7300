import { describe, expect, it } from 'vitest';
import { isStopped, matchesFilter, mergeCalls } from '../../src/api/call-list.ts';
import { call } from '../call.ts';

const at = (minute: number) => `2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`;
const running = call({ requestId: 'x', outcome: 'running', closedAt: null, openedAt: at(5) });
const closed = call({ requestId: 'x', outcome: 'completed', openedAt: at(5) });

describe('merging live calls into a list', () => {
  it('puts the newest first', () => {
    const older = call({ requestId: 'old', openedAt: at(1) });
    const newer = call({ requestId: 'new', openedAt: at(9) });
    expect(mergeCalls([older], [newer]).map(({ requestId }) => requestId)).toEqual(['new', 'old']);
  });

  it.each([
    ['a running call is replaced by its end', [closed], [running]],
    ['an end is not undone by an older running state', [running], [closed]],
  ])('%s', (_, newer, older) => {
    expect(mergeCalls(newer, older)).toEqual([closed]);
  });
});

describe('the filter for live calls', () => {
  it.each([
    [{}, true],
    [{ application: 'a1' }, true],
    [{ application: 'a2' }, false],
    [{ outcome: 'completed' as const }, true],
    [{ outcome: 'refused' as const }, false],
    [{ application: 'a1', outcome: 'refused' as const }, false],
  ])('%j lets a completed call of a1 through: %s', (filter, expected) => {
    expect(matchesFilter(call(), filter)).toBe(expected);
  });

  it('has no place for a call without an application under an application filter', () => {
    expect(matchesFilter(call({ application: null }), { application: 'a1' })).toBe(false);
  });
});

it.each([
  ['blocked_input', true],
  ['blocked_output', true],
  ['completed', false],
  ['refused', false],
] as const)('a call that ended as %s was stopped: %s', (outcome, expected) => {
  expect(isStopped({ outcome })).toBe(expected);
});
