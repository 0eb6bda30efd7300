import { describe, expect, it } from 'vitest';
import { matchesFilter, mergeCalls } from '../../src/api/call-list.ts';
import type { CallFilter } from '../../src/api/calls.ts';
import { call, verdict } from '../call.ts';

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
    [{ outcome: 'refused,completed' }, true],
    [{ application: 'a1', outcome: 'refused' as const }, false],
    [{ effect: 'allow' as const }, true],
    [{ effect: 'redact' as const }, false],
    [{ labelled: true }, false],
    [{ from: '2026-11-20T08:00:01.000Z' }, true],
    [{ from: '2026-11-20T08:00:01.001Z' }, false],
  ])('%j lets a completed call of a1 through: %s', (filter, expected) => {
    expect(matchesFilter(call(), filter)).toBe(expected);
  });

  it.each<[CallFilter, boolean]>([
    [{ outcome: 'running' }, true],
    [{ from: '2027-01-01T00:00:00.000Z' }, true],
    [{ effect: 'allow' }, false],
    [{ labelled: true }, false],
  ])('%j lets a running call through: %s', (filter, expected) => {
    expect(matchesFilter(call({ outcome: 'running', closedAt: null, label: '内容由AI生成' }), filter)).toBe(expected);
  });

  it('sees what was done in either direction, and the label', () => {
    const redacted = { input: verdict('redact'), output: verdict('allow') };
    expect(matchesFilter(call(redacted), { effect: 'redact' })).toBe(true);
    expect(matchesFilter(call({ input: null, output: verdict('redact') }), { effect: 'redact' })).toBe(true);
    expect(matchesFilter(call({ label: '内容由AI生成' }), { labelled: true })).toBe(true);
  });

  it('has no place for a call without an application under an application filter', () => {
    expect(matchesFilter(call({ application: null }), { application: 'a1' })).toBe(false);
  });
});
