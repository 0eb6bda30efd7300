import type { AccountId } from './ids.ts';

/**
 * Consent of a second person to one exact act (annex 2 principle 1; invariant 8 of ARCHITECTURE.md). Engines take an
 * Approval for acts that one person must not do alone, and check it with `checkApproval`.
 */
export interface Approval {
  /** What is to be done, e.g. `stop.release`. */
  readonly action: string;
  /** SHA-256 (hex) of the canonical JSON of the act's parameters: the consent is to this act, not to its like. */
  readonly digest: string;
  readonly requestedBy: AccountId;
  readonly decidedBy: AccountId;
  readonly reason: string;
  /** When it was decided, milliseconds since 1970. */
  readonly at: number;
}

export type ApprovalProblem = 'same_person' | 'other_action' | 'other_digest' | 'no_reason' | 'expired' | 'from_future';

/** An approval that is older than this is asked for again. */
const VALID_FOR_MS = 24 * 60 * 60 * 1000;
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** Undefined when the approval stands for exactly this act now; otherwise the first thing that is wrong with it. */
export function checkApproval(
  approval: Approval,
  expected: { readonly action: string; readonly digest: string; readonly now: number },
): ApprovalProblem | undefined {
  if (approval.requestedBy === approval.decidedBy) return 'same_person';
  if (approval.action !== expected.action) return 'other_action';
  if (approval.digest !== expected.digest) return 'other_digest';
  if (approval.reason.trim() === '') return 'no_reason';
  if (approval.at > expected.now + CLOCK_SKEW_MS) return 'from_future';
  if (approval.at < expected.now - VALID_FOR_MS) return 'expired';
  return undefined;
}
