import type { ClauseId } from '@anlan/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineKind } from '../src/record-kind.ts';
import { composeKinds } from '../src/record-registry.ts';
import { sampleRecord } from './sample.ts';

type Opened = { readonly surface: string };
type Stopped = { readonly reason: string };
const clauses = ['asgf@2.0/6.3.6' as ClauseId];
const opened = defineKind('call.opened', {
  clauses,
  check: (data): data is Opened => typeof (data as Partial<Opened>).surface === 'string',
});
const stopped = defineKind('stop.engaged', {
  clauses,
  check: (data): data is Stopped => typeof (data as Partial<Stopped>).reason === 'string',
});
const registry = composeKinds([opened, stopped]);

describe('composeKinds', () => {
  it('refuses two kinds of one name', () => {
    expect(() => composeKinds([opened, stopped, opened])).toThrow(expect.objectContaining({ code: 'kind_invalid' }));
  });

  it('finds kinds by name', () => {
    expect(registry.kind('stop.engaged')).toBe(stopped);
    expect(registry.kind('toString')).toBeUndefined();
  });

  it('reads records of its kinds, with their types', () => {
    const record = sampleRecord();
    const result = registry.parseRecord(JSON.parse(JSON.stringify(record)));
    expect(result).toEqual({ ok: true, value: record });
    if (!result.ok || result.value.kind !== 'stop.engaged') return;
    expectTypeOf(result.value.data).toExtend<Stopped>();
  });

  it.each([
    [sampleRecord({ kind: 'call.closed' }), { path: 'kind', code: 'unknown_kind' }],
    [sampleRecord({ data: { surface: 1 } }), { path: 'data', code: 'data_refused' }],
    [
      { ...sampleRecord(), at: 'now' },
      { path: 'at', code: 'wrong_format' },
    ],
    [null, { path: '', code: 'not_an_object' }],
  ])('refuses %j', (json, problem) => {
    expect(registry.parseRecord(json)).toEqual({ ok: false, error: [problem] });
  });
});
