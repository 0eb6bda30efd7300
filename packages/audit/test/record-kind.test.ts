import type { ClauseId, RecordId } from '@anlan/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineKind, type RecordFields } from '../src/record-kind.ts';
import { sampleRecord } from './sample.ts';

type Finding = { readonly detector: string; readonly injection: boolean };
const isFinding = (data: unknown): data is Finding => {
  const { detector, injection } = data as Partial<Finding>;
  return typeof detector === 'string' && typeof injection === 'boolean';
};
const clause = (id: string): ClauseId => id as ClauseId;
const leak = clause('asgf@2.0/4.2.2.b');
const injection = clause('asgf@2.0/4.2.2.a');

const verdict = defineKind('guard.verdict', {
  clauses: [leak, injection],
  clausesOf: (data) => (data.injection ? [injection, injection] : [leak]),
  check: isFinding,
});
const { kind: _kind, clauses: _clauses, data: _data, ...envelope } = sampleRecord();
const fields = (data: Finding): RecordFields<Finding> => ({ ...envelope, data });

describe('defineKind', () => {
  it('fills in kind and clauses, and keeps the type of the data', () => {
    const record = verdict.create(fields({ detector: 'd1', injection: false }));
    expect(record).toEqual({
      ...envelope,
      kind: 'guard.verdict',
      clauses: [leak],
      data: { detector: 'd1', injection: false },
    });
    expectTypeOf(record.kind).toExtend<'guard.verdict'>();
    expectTypeOf(record.data).toExtend<Finding>();
  });

  it('lets the data choose the clauses, each once', () => {
    expect(verdict.create(fields({ detector: 'd1', injection: true })).clauses).toEqual([injection]);
  });

  it('names all of its clauses where the data chooses none', () => {
    const plain = defineKind('guard.verdict', { clauses: [leak, injection], check: isFinding });
    expect(plain.create(fields({ detector: 'd1', injection: true })).clauses).toEqual([leak, injection]);
  });

  it('leaves members out that are undefined, as JSON does', () => {
    const record = verdict.create({ ...fields({ detector: 'd1', injection: true }), subject: undefined });
    expect(Object.keys(record)).not.toContain('subject');
  });

  it('refuses data of another kind', () => {
    const wrong = { detector: 'd1' } as Finding;
    expect(() => verdict.create(fields(wrong))).toThrow(expect.objectContaining({ code: 'record_invalid' }));
  });

  it('refuses a malformed envelope and says where', () => {
    const attempt = (): unknown =>
      verdict.create({ ...fields({ detector: 'd1', injection: true }), id: 'x' as RecordId });
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'record_invalid',
        details: { problems: [{ path: 'id', code: 'wrong_format' }] },
      }),
    );
  });

  it.each([
    ['verdict', leak],
    ['guard.verdict', clause('4.2.2.b')],
  ])('refuses the name %s with clause %s', (name, id) => {
    expect(() => defineKind(name, { clauses: [id], check: isFinding })).toThrow(
      expect.objectContaining({ code: 'kind_invalid' }),
    );
  });
});
