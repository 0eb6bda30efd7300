import { err, ok, type Result } from '@anlan/core';
import type { HashFunction } from '../verify/hash-function.ts';
import { COSIGNATURE, type NoteKey } from './note-key.ts';
import { isAmong, type Quorum, type TrustPolicy, witnessesOf } from './trust-policy.ts';
import { parseVerifierKey } from './verifier-key.ts';

export type PolicyProblem =
  /** A line that no policy has, a control, or more text than any needs. */
  | 'policy_malformed'
  /** Not a verifier key, or not one for what it is to do. */
  | 'policy_key_malformed'
  /** One key for two logs, or for two witnesses. */
  | 'policy_key_repeated'
  /** A name that is taken; `none` is. */
  | 'policy_name_repeated'
  /** A name that no line before has defined. */
  | 'policy_name_unknown'
  /** A witness or group that is a member already. */
  | 'policy_member_repeated'
  /** As many members are required as there are, or fewer, and one at least. */
  | 'policy_threshold_wrong'
  /** There must be exactly one quorum. */
  | 'policy_quorum_missing'
  | 'policy_quorum_repeated';

export interface PolicyRefused {
  readonly reason: PolicyProblem;
  /** From 1; behind the last one where something is missing. */
  readonly line: number;
}

interface Draft {
  readonly logs: NoteKey[];
  readonly named: Map<string, Quorum>;
  readonly members: Set<string>;
  quorum: Quorum | undefined;
}

const MAX_TEXT = 256 * 1024;
const NONE: Quorum = { kind: 'none' };
const THRESHOLD = /^[1-9][0-9]{0,3}$/;

/** Reads a policy file (c2sp.org/tlog-policy); URLs in it are let pass. Never throws. */
export async function parsePolicy(text: string, sha256: HashFunction): Promise<Result<TrustPolicy, PolicyRefused>> {
  const draft: Draft = { logs: [], named: new Map([['none', NONE]]), members: new Set(), quorum: undefined };
  if (text.length > MAX_TEXT) return err({ reason: 'policy_malformed', line: 1 });
  const lines = text.split('\n');
  for (const [n, line] of lines.entries()) {
    const problem = await readLine(line, draft, sha256);
    if (problem !== undefined) return err({ reason: problem, line: n + 1 });
  }
  const { logs, quorum } = draft;
  return quorum ? ok({ logs, quorum }) : err({ reason: 'policy_quorum_missing', line: lines.length + 1 });
}

async function readLine(line: string, draft: Draft, sha256: HashFunction): Promise<PolicyProblem | undefined> {
  if (/[^\t\P{Cc}]/u.test(line)) return 'policy_malformed';
  const [keyword, ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
  if (keyword === undefined || keyword.startsWith('#')) return undefined;
  switch (keyword) {
    case 'log':
      return readLog(words, draft, sha256);
    case 'witness':
      return readWitness(words, draft, sha256);
    case 'group':
      return readGroup(words, draft);
    case 'quorum':
      return readQuorum(words, draft);
    default:
      return 'policy_malformed';
  }
}

async function readLog(
  words: readonly string[],
  { logs }: Draft,
  sha256: HashFunction,
): Promise<PolicyProblem | undefined> {
  const [text, , ...rest] = words;
  if (text === undefined || rest.length > 0) return 'policy_malformed';
  const key = await parseVerifierKey(text, sha256);
  if (key === undefined) return 'policy_key_malformed';
  if (isAmong(key, logs)) return 'policy_key_repeated';
  logs.push(key);
  return undefined;
}

async function readWitness(
  words: readonly string[],
  { named }: Draft,
  sha256: HashFunction,
): Promise<PolicyProblem | undefined> {
  const [name, text, , ...rest] = words;
  if (name === undefined || text === undefined || rest.length > 0) return 'policy_malformed';
  if (named.has(name)) return 'policy_name_repeated';
  const key = await parseVerifierKey(text, sha256);
  if (key?.type !== COSIGNATURE) return 'policy_key_malformed';
  const known = [...named.values()].flatMap((quorum) => (quorum.kind === 'witness' ? witnessesOf(quorum) : []));
  if (isAmong(key, known)) return 'policy_key_repeated';
  named.set(name, { kind: 'witness', key });
  return undefined;
}

function readGroup(words: readonly string[], { named, members }: Draft): PolicyProblem | undefined {
  const [name, threshold, ...names] = words;
  if (name === undefined || threshold === undefined || names.length === 0) return 'policy_malformed';
  if (named.has(name)) return 'policy_name_repeated';
  const found = names
    .map((member) => (member === 'none' ? undefined : named.get(member)))
    .filter((one) => one !== undefined);
  if (found.length < names.length) return 'policy_name_unknown';
  if (new Set(names).size < names.length || names.some((member) => members.has(member)))
    return 'policy_member_repeated';
  const required = thresholdOf(threshold, names.length);
  if (required === undefined) return 'policy_threshold_wrong';
  for (const member of names) members.add(member);
  named.set(name, { kind: 'group', required, members: found });
  return undefined;
}

function thresholdOf(word: string, members: number): number | undefined {
  if (word === 'any') return 1;
  if (word === 'all') return members;
  const required = THRESHOLD.test(word) ? Number(word) : Number.NaN;
  return required <= members ? required : undefined;
}

function readQuorum(words: readonly string[], draft: Draft): PolicyProblem | undefined {
  const [name, ...rest] = words;
  if (name === undefined || rest.length > 0) return 'policy_malformed';
  if (draft.quorum !== undefined) return 'policy_quorum_repeated';
  draft.quorum = draft.named.get(name);
  return draft.quorum === undefined ? 'policy_name_unknown' : undefined;
}
