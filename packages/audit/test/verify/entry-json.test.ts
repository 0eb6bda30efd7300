import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/journal-entry.ts';
import { entryFromJson, entryToJson } from '../../src/verify/entry-json.ts';
import { sampleRecord } from '../sample.ts';

const hash = 'ab'.repeat(32);
const record: JournalEntry = {
  type: 'record',
  seq: 1,
  hash,
  salt: new Uint8Array(32).fill(0x90),
  record: sampleRecord(),
};
const state: JournalEntry = { type: 'state', seq: 2, hash, bytes: Uint8Array.of(0, 255) };

describe('an entry as JSON', () => {
  it.each([record, state])('comes back as it went: $type', (entry) => {
    expect(entryFromJson(JSON.parse(JSON.stringify(entryToJson(entry))))).toEqual(entry);
  });

  it('has its bytes in hex', () => {
    expect(entryToJson(state)).toEqual({ type: 'state', seq: 2, hash, bytes: '00ff' });
    expect(entryToJson(record)).toMatchObject({ salt: '90'.repeat(32) });
  });

  it.each([
    null,
    7,
    'state',
    [],
    {},
    { type: 'state', seq: 1, hash },
    { type: 'state', seq: 1, hash, bytes: 'f' },
    { type: 'state', seq: 1, hash, bytes: 'zz' },
    { type: 'state', seq: 1, hash, bytes: [1] },
    { type: 'state', seq: '1', hash, bytes: '' },
    { type: 'state', seq: 1, bytes: '' },
    { type: 'record', seq: 1, hash, record: {} },
    { type: 'other', seq: 1, hash, bytes: '' },
  ])('is refused in another shape: %j', (json) => {
    expect(entryFromJson(json)).toBeUndefined();
  });
});
