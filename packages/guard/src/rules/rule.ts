import type { FindingClass } from '../finding-class.ts';

/** One of several words, at most so many symbols behind the one before. */
export interface RuleSlot {
  readonly any: readonly string[];
  /** Symbols that may lie between the last word and this one; 0 for the first. */
  readonly within?: number;
  /** Words that must not follow directly: "your system prompt *template*" asks for nothing. */
  readonly notBefore?: readonly string[];
}

/** Words at most so many symbols before the match. Wide ones are an attacker's way out, so they are kept narrow. */
export interface RuleExcuse {
  readonly any: readonly string[];
  readonly within: number;
  /** Signs of which one must follow shortly behind the match, or the excuse does not count. */
  readonly closedBy?: readonly string[];
}

/**
 * A sequence of words with bounded gaps, read on the folded text. Hanzi may have separators between them; Latin words
 * match whole. There is no repetition to run away with, so matching takes bounded steps, and the rule's reach is known.
 */
export interface Rule {
  readonly id: string;
  readonly class: FindingClass;
  readonly language: 'zh' | 'en';
  readonly score: number;
  readonly pattern: readonly RuleSlot[];
  /** What turns the sense of a match round: "do not ignore …", "why do models ignore …". */
  readonly unless?: readonly RuleExcuse[];
  /** Examples that the rule must find, and look-alikes that no rule may find. Run by the tests. */
  readonly matches: readonly string[];
  readonly passes: readonly string[];
}
