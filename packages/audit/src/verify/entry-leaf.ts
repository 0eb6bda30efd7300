import { canonicalJson, type JsonValue, utf8ToBytes } from '@anlan/core';
import { isSalt, recordLeafInput, stateLeafInput } from '../chain.ts';
import { checkEnvelope } from '../record-envelope.ts';
import type { EntryProblem } from './problem.ts';

/** Why an entry has no leaf. */
export type LeafProblem = Extract<EntryProblem, 'entry_malformed' | 'salt_malformed' | 'record_malformed'>;

export type LeafInput =
  | { readonly ok: true; readonly input: Uint8Array }
  | { readonly ok: false; readonly reason: LeafProblem };

/**
 * What is hashed for one entry, made anew from its content: a verifier that compares stored hashes only would not see
 * an edited record.
 */
export function leafInput(entry: Readonly<Record<string, unknown>>): LeafInput {
  switch (entry.type) {
    case 'record':
      return recordInput(entry.salt, entry.record);
    case 'state':
      if (!(entry.bytes instanceof Uint8Array)) return { ok: false, reason: 'entry_malformed' };
      return { ok: true, input: stateLeafInput(entry.bytes) };
    default:
      return { ok: false, reason: 'entry_malformed' };
  }
}

function recordInput(salt: unknown, record: unknown): LeafInput {
  if (!isSalt(salt)) return { ok: false, reason: 'salt_malformed' };
  const canonical = canonicalBytes(record);
  if (canonical === undefined) return { ok: false, reason: 'record_malformed' };
  return { ok: true, input: recordLeafInput(salt, canonical) };
}

function canonicalBytes(record: unknown): Uint8Array | undefined {
  try {
    // Anybody's value: what JSON cannot hold (and a getter that throws) makes canonicalJson throw.
    return checkEnvelope(record).length === 0 ? utf8ToBytes(canonicalJson(record as JsonValue)) : undefined;
  } catch {
    return undefined;
  }
}
