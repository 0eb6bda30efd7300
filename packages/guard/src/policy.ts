import type { Locale } from '@anlan/core';
import type { Action } from './action.ts';
import type { Sensitivity } from './classifier/sensitivity.ts';
import type { FindingClass } from './finding-class.ts';
import type { Direction } from './verdict.ts';

/** How a redacted value is shown: `[手机号]`, or one asterisk for each UTF-16 unit. */
export const redactions = ['tag', 'mask'] as const;
export type Redaction = (typeof redactions)[number];

/** What may be written for a detector that fails; redaction would need the spans that it did not report. */
export const failureActions = ['allow', 'flag', 'replace', 'review', 'block'] as const;
export type FailureAction = (typeof failureActions)[number];

/** A word that an operator adds. */
export interface OperatorWord {
  readonly text: string;
  readonly class: FindingClass;
}

export interface PolicyLimits {
  /** UTF-16 units of one text or channel; longer ones are blocked. */
  readonly maxLength: number;
  /** Original UTF-16 units over which one undecided candidate may reach before the text is blocked. */
  readonly maxHold: number;
  /** Findings that are listed per text or channel; the others still count. */
  readonly maxFindings: number;
  /** Channels of one stream; a further one is blocked. */
  readonly maxChannels: number;
}

export type ClassActions = Readonly<Record<FindingClass, Action>>;

/**
 * What the guard does for an application: plain data, complete, and valid by construction (`parsePolicy`). Its digest
 * goes into the records of the calls that it decided.
 */
export interface Policy {
  readonly name: string;
  /** Decisions are made and recorded but not carried out. */
  readonly dryRun: boolean;
  /** Language of the tags that stand for redacted values. */
  readonly language: Locale;
  readonly redaction: Redaction;
  readonly actions: Readonly<Record<Direction, ClassActions>>;
  readonly onFailure: FailureAction;
  /** How soon the classifier of attacks speaks up, beside the rules. */
  readonly classifier: Sensitivity;
  readonly words: readonly OperatorWord[];
  readonly limits: PolicyLimits;
}
