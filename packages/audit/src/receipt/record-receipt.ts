import { bytesToHex, err, hexToBytes, type JsonObject, type JsonValue, ok, type Result } from '@anlan/core';
import { isSalt } from '../chain.ts';
import type { AuditRecord } from '../record.ts';
import { formatTlogProof, type TlogProof } from './tlog-proof.ts';

/** What a person takes away: a record, what hides it in the log, and the proof that it is there. */
export interface RecordReceipt {
  readonly record: AuditRecord;
  readonly salt: Uint8Array;
  /** A text of c2sp.org/tlog-proof. */
  readonly proof: string;
}

const FORMAT = 'anlan-receipt@v1';
const MEMBERS = ['format', 'proof', 'record', 'salt'];
/** An entry of the journal has at most 16 MiB; its JSON may be longer by escapes. */
const MAX_TEXT = 64 * 1024 * 1024;

/** The receipt of one record, as JSON. Whoever holds it can show the record to whomever they like. */
export function receiptToJson(record: AuditRecord, salt: Uint8Array, proof: TlogProof): JsonObject {
  // A record holds JSON only; its interface just lacks the index signature.
  const json = record as unknown as JsonValue;
  return { format: FORMAT, record: json, salt: bytesToHex(salt), proof: formatTlogProof(proof) };
}

/** Reads a receipt of anybody's, as text. Never throws; the record inside is judged by `verifyReceipt`. */
export function parseReceipt(text: string): Result<RecordReceipt, 'receipt_malformed'> {
  const json = text.length > MAX_TEXT ? undefined : tryParse(text);
  if (typeof json !== 'object' || json === null) return err('receipt_malformed');
  const { format, record, salt, proof } = json as Readonly<Record<string, unknown>>;
  // Members that nobody checks would be read as if somebody had.
  if (format !== FORMAT || Object.keys(json).sort().join() !== MEMBERS.join()) return err('receipt_malformed');
  const bytes = typeof salt === 'string' ? hexToBytes(salt) : undefined;
  if (!isSalt(bytes) || typeof proof !== 'string') return err('receipt_malformed');
  return ok({ record: record as AuditRecord, salt: bytes, proof });
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
