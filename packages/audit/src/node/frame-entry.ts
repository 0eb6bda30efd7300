import { bytesToHex, bytesToUtf8 } from '@anlan/core';
import type { JournalEntry } from '../journal-entry.ts';
import type { AuditRecord } from '../record.ts';
import { checkEnvelope } from '../record-envelope.ts';
import type { Link } from './chain-link.ts';
import type { Frame } from './frame.ts';

/** The entry in a frame; undefined where a record's bytes are no record. */
export function entryOf(frame: Frame, link: Link): JournalEntry | undefined {
  const place = { seq: link.seq, hash: bytesToHex(link.hash) };
  // Copies: a frame is a view of a large buffer, which a kept entry would keep alive.
  if (frame.type === 'state') return { type: 'state', ...place, bytes: new Uint8Array(frame.payload) };
  const record = parseRecord(frame.payload);
  return record && { type: 'record', ...place, salt: new Uint8Array(frame.salt), record };
}

function parseRecord(payload: Uint8Array): AuditRecord | undefined {
  try {
    const value: unknown = JSON.parse(bytesToUtf8(payload));
    return checkEnvelope(value).length === 0 ? (value as AuditRecord) : undefined;
  } catch {
    return undefined;
  }
}
