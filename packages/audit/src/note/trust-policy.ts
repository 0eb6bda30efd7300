import { sameBytes } from '../byte-sequence.ts';
import { auditError } from '../errors.ts';
import { COSIGNATURE, type NoteKey } from './note-key.ts';

/** Whose cosignatures are enough (c2sp.org/tlog-policy). */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly key: NoteKey }
  | { readonly kind: 'group'; readonly required: number; readonly members: readonly Quorum[] };

/** Whom a verifier trusts. It comes from the verifier, never from what is verified. */
export interface TrustPolicy {
  /** Keys of logs; the name of each is the origin of its log. */
  readonly logs: readonly NoteKey[];
  readonly quorum: Quorum;
}

/** A policy of the simplest form: so many of these witnesses. Throws `invalid_argument` where that cannot be met. */
export function requireWitnesses(
  logs: readonly NoteKey[],
  witnesses: readonly NoteKey[] = [],
  required = 0,
): TrustPolicy {
  const distinct = witnesses.every((key, i) => key.type === COSIGNATURE && !isAmong(key, witnesses.slice(0, i)));
  if (!distinct) throw auditError('invalid_argument', 'witnesses have keys of type 0x04, each its own');
  if (!Number.isInteger(required) || required < 0 || required > witnesses.length) {
    throw auditError('invalid_argument', 'as many witnesses are required as are named, or fewer');
  }
  const members = witnesses.map((key): Quorum => ({ kind: 'witness', key }));
  return { logs, quorum: { kind: 'group', required, members } };
}

/** All witnesses that a quorum names. */
export function witnessesOf(quorum: Quorum): readonly NoteKey[] {
  switch (quorum.kind) {
    case 'none':
      return [];
    case 'witness':
      return [quorum.key];
    case 'group':
      return quorum.members.flatMap(witnessesOf);
  }
}

/** Whether these cosigners are enough. */
export function isQuorum(quorum: Quorum, cosigners: readonly NoteKey[]): boolean {
  switch (quorum.kind) {
    case 'none':
      return true;
    case 'witness':
      return isAmong(quorum.key, cosigners);
    case 'group':
      return quorum.members.filter((member) => isQuorum(member, cosigners)).length >= quorum.required;
  }
}

/** Keys are told apart by their bytes: one that has two names is still one party. */
export function isAmong(key: NoteKey, keys: readonly NoteKey[]): boolean {
  return keys.some(({ publicKey }) => sameBytes(publicKey, key.publicKey));
}
