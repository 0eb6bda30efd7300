import type { Reader } from '../patterns/cursor.ts';
import { BREAK } from '../tape/fold.ts';
import type { View } from '../verdict.ts';
import { mention } from './mention.ts';
import type { Rule, RuleExcuse, RuleSlot } from './rule.ts';
import { MAX_WORD_STRETCH, readWords, type WordSet, wordSet } from './rule-word.ts';

interface CompiledSlot {
  readonly words: WordSet;
  readonly within: number;
  readonly notBefore: WordSet | undefined;
}

interface CompiledExcuse {
  readonly words: WordSet;
  readonly within: number;
  /** Symbols before the match at which the excuse may begin. */
  readonly reach: number;
  readonly closedBy: readonly string[] | undefined;
}

/** A rule ready for matching. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly slots: readonly CompiledSlot[];
  readonly excuses: readonly CompiledExcuse[];
  /** The disguise that this form of the rule is. */
  readonly view: View | undefined;
}

/** Symbols that may lie between a word and what must not follow it. */
const FOLLOWER_GAP = 1;

export function compileRule(rule: Rule, view?: View): CompiledRule {
  return {
    rule,
    view,
    slots: rule.pattern.map(compileSlot),
    excuses: [...(rule.unless ?? []), mention].map(compileExcuse),
  };
}

/** Index behind the match that begins exactly here; undefined without one. */
export function matchRule(cursor: Reader, at: number, compiled: CompiledRule): number | undefined {
  const to = matchSlots(cursor, at, compiled.slots);
  if (to === undefined || compiled.excuses.some((excuse) => isExcused(cursor, [at, to], excuse))) return undefined;
  return to;
}

function compileExcuse({ any, within, closedBy }: RuleExcuse): CompiledExcuse {
  const words = wordSet(any);
  return { words, within, closedBy, reach: within + longest(words) + (closedBy ? 0 : 2 * longest(words)) };
}

function compileSlot(slot: RuleSlot): CompiledSlot {
  return {
    words: wordSet(slot.any),
    within: slot.within ?? 0,
    notBefore: slot.notBefore && wordSet(slot.notBefore),
  };
}

function matchSlots(cursor: Reader, from: number, slots: readonly CompiledSlot[]): number | undefined {
  const [slot, ...rest] = slots;
  if (slot === undefined) return from;
  for (let at = from; at <= from + slot.within; at++) {
    for (const end of readWords(cursor, at, slot.words)) {
      const to = isFollowed(cursor, end, slot.notBefore) ? undefined : matchSlots(cursor, end, rest);
      if (to !== undefined) return to;
    }
    const unit = cursor.at(at);
    if (unit === -1 || unit === BREAK) return undefined;
  }
  return undefined;
}

function isFollowed(cursor: Reader, end: number, words: WordSet | undefined): boolean {
  if (words === undefined) return false;
  for (let at = end; at <= end + FOLLOWER_GAP; at++) {
    if (readWords(cursor, at, words).length > 0) return true;
  }
  return false;
}

function isExcused(cursor: Reader, [at, to]: readonly [number, number], excuse: CompiledExcuse): boolean {
  const { words, within, reach, closedBy } = excuse;
  for (let from = at - 1; from >= at - reach; from--) {
    if (!readWords(cursor, from, words).some((end) => end <= at && at - end <= within)) continue;
    return closedBy === undefined || isClosed(cursor, to, closedBy);
  }
  return false;
}

/** Symbols behind a match within which a quotation must end. */
const CLOSING_REACH = 12;

function isClosed(cursor: Reader, to: number, signs: readonly string[]): boolean {
  for (let at = to; at < to + CLOSING_REACH; at++) {
    const unit = cursor.at(at);
    if (unit === -1) return false;
    if (signs.includes(String.fromCharCode(unit))) return true;
  }
  return false;
}

function longest(words: WordSet): number {
  return Math.max(0, ...[...words.values()].flat().map((word) => word.length));
}

/** How many symbols behind its first one a rule may look at: every word with a gap between any two hanzi, every gap. */
export function lookAheadOf({ slots }: CompiledRule): number {
  const follower = Math.max(
    0,
    ...slots.map((slot) => (slot.notBefore ? MAX_WORD_STRETCH * longest(slot.notBefore) : 0)),
  );
  return slots.reduce(
    (sum, slot) => sum + slot.within + MAX_WORD_STRETCH * longest(slot.words) + 1,
    follower + FOLLOWER_GAP + CLOSING_REACH + 1,
  );
}

/** How many symbols before its first one a rule may look at. */
export function lookBehindOf({ excuses }: CompiledRule): number {
  return 1 + Math.max(0, ...excuses.map(({ reach }) => reach));
}
