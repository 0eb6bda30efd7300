import { describe, expect, it } from 'vitest';
import { checkEnvelope } from '../src/record-envelope.ts';
import { sampleRecord } from './sample.ts';

describe('checkEnvelope', () => {
  it('accepts a full record and the least that a record can be', () => {
    const { application, requestId, decision, effect, ...least } = sampleRecord({ clauses: [], data: {} });
    expect(checkEnvelope(sampleRecord())).toEqual([]);
    expect(checkEnvelope(least)).toEqual([]);
    expect(checkEnvelope({ ...least, actor: { kind: 'system' } })).toEqual([]);
  });

  it.each([null, undefined, 1, 'record', [], [sampleRecord()]])('refuses %j as a whole', (value) => {
    expect(checkEnvelope(value)).toEqual([{ path: '', code: 'not_an_object' }]);
  });

  it.each([
    ['id', 'wrong_format', 'x'],
    ['id', 'wrong_format', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['id', 'missing', undefined],
    ['at', 'wrong_format', '2026-01-01T00:00:00Z'],
    ['at', 'wrong_format', '2026-02-30T00:00:00.000Z'],
    ['at', 'wrong_format', '2026-01-01T24:00:00.000Z'],
    ['at', 'wrong_format', '2026-01-01T00:00:00.000+08:00'],
    ['at', 'wrong_type', 0],
    ['kind', 'wrong_format', 'call'],
    ['kind', 'wrong_format', 'Call.Opened'],
    ['actor', 'wrong_type', 'me'],
    ['actor', 'wrong_type', []],
    ['application', 'wrong_format', ''],
    ['application', 'wrong_type', null],
    ['subject', 'too_long', 'x'.repeat(513)],
    ['clauses', 'wrong_type', 'asgf@2.0/6.3.6'],
    ['clauses', 'too_long', Array.from({ length: 65 }, (_, n) => `asgf@2.0/6.3.${n}`)],
    ['decision', 'wrong_type', 1],
    ['effect', 'wrong_type', {}],
    ['origin', 'wrong_format', 'production'],
    ['origin', 'missing', undefined],
    ['data', 'wrong_type', []],
    ['data', 'wrong_type', null],
    ['note', 'unknown_member', 'hidden'],
    ['__proto__x', 'unknown_member', 1],
  ])('%s: %s (case %#)', (path, code, value) => {
    expect(checkEnvelope({ ...sampleRecord(), [path]: value })).toEqual([{ path, code }]);
  });

  it.each([
    [{}, 'actor.kind', 'missing'],
    [{ kind: 'robot' }, 'actor.kind', 'wrong_format'],
    [{ kind: 'account' }, 'actor.id', 'missing'],
    [{ kind: 'key', id: '' }, 'actor.id', 'wrong_format'],
    [{ kind: 'system', name: 1 }, 'actor.name', 'wrong_type'],
    [{ kind: 'system', ip: '::1' }, 'actor.ip', 'unknown_member'],
  ])('actor %j: %s %s', (actor, path, code) => {
    expect(checkEnvelope({ ...sampleRecord(), actor })).toEqual([{ path, code }]);
  });

  it('names each clause that is none, and each that is named twice', () => {
    const clauses = ['asgf@2.0/6.3.6', '6.3.6', 'asgf@2.0/6.3.6', 7];
    expect(checkEnvelope({ ...sampleRecord(), clauses })).toEqual([
      { path: 'clauses[1]', code: 'wrong_format' },
      { path: 'clauses[2]', code: 'repeated' },
      { path: 'clauses[3]', code: 'wrong_format' },
    ]);
  });

  it('lists all problems, not the first', () => {
    expect(checkEnvelope({ actor: { kind: 'account' } }).map(({ path }) => path)).toEqual([
      'id',
      'at',
      'kind',
      'clauses',
      'origin',
      'data',
      'actor.id',
    ]);
  });

  it('takes no member from the prototype', () => {
    const inherited: unknown = Object.create(sampleRecord());
    expect(checkEnvelope(inherited)).toContainEqual({ path: 'id', code: 'missing' });
  });
});
