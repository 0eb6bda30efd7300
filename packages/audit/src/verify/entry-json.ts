import { bytesToHex, hexToBytes, type JsonObject, type JsonValue } from '@anlan/core';
import type { JournalEntry } from '../journal-entry.ts';
import type { AuditRecord } from '../record.ts';

/** The form in which entries travel (spec/journal.md §7): bytes as lower-case hex, everything else as it is. */
export function entryToJson(entry: JournalEntry): JsonObject {
  const { seq, hash } = entry;
  switch (entry.type) {
    case 'record':
      // A record holds JSON only; its interface just lacks the index signature.
      return { type: 'record', seq, hash, salt: bytesToHex(entry.salt), record: entry.record as unknown as JsonValue };
    case 'state':
      return { type: 'state', seq, hash, bytes: bytesToHex(entry.bytes) };
  }
}

/**
 * Reads that form. The value may come from anybody: undefined where it has another shape. The record inside is not
 * judged here; `verifyEntries` does that, with everything else.
 */
export function entryFromJson(json: unknown): JournalEntry | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { type, seq, hash, salt, record, bytes } = json as Readonly<Record<string, unknown>>;
  if (!Number.isSafeInteger(seq) || typeof hash !== 'string') return undefined;
  const place = { seq: seq as number, hash };
  const raw = type === 'record' ? fromHex(salt) : fromHex(bytes);
  if (raw === undefined) return undefined;
  if (type === 'record') return { type, ...place, salt: raw, record: record as AuditRecord };
  return type === 'state' ? { type, ...place, bytes: raw } : undefined;
}

function fromHex(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' ? hexToBytes(value) : undefined;
}
