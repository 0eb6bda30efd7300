import type { Cursor } from '../patterns/cursor.ts';
import { BREAK } from '../tape/fold.ts';
import type { Rule, RuleSlot } from './rule.ts';
import { readWords, type WordSet, wordSet } from './rule-word.ts';

interface CompiledSlot {
  readonly words: WordSet;
  readonly within: number;
  readonly notBefore: WordSet | undefined;
}

/** A rule ready for matching. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly slots: readonly CompiledSlot[];
  readonly unless: { readonly words: WordSet; readonly within: number } | undefined;
}

/** Symbols that may lie between a word and what must not follow it. */
const FOLLOWER_GAP = 1;

export function compileRule(rule: Rule): CompiledRule {
  return {
    rule,
    slots: rule.pattern.map(compileSlot),
    unless: rule.unless && { words: wordSet(rule.unless.any), within: rule.unless.within },
  };
}

/** Index behind the match that begins exactly here; undefined without one. */
export function matchRule(cursor: Cursor, at: number, compiled: CompiledRule): number | undefined {
  const to = matchSlots(cursor, at, compiled.slots);
  return to === undefined || isExcused(cursor, at, compiled) ? undefined : to;
}

function compileSlot(slot: RuleSlot): CompiledSlot {
  return {
    words: wordSet(slot.any),
    within: slot.within ?? 0,
    notBefore: slot.notBefore && wordSet(slot.notBefore),
  };
}

function matchSlots(cursor: Cursor, from: number, slots: readonly CompiledSlot[]): number | undefined {
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

function isFollowed(cursor: Cursor, end: number, words: WordSet | undefined): boolean {
  if (words === undefined) return false;
  for (let at = end; at <= end + FOLLOWER_GAP; at++) {
    if (readWords(cursor, at, words).length > 0) return true;
  }
  return false;
}

function isExcused(cursor: Cursor, at: number, { unless }: CompiledRule): boolean {
  if (unless === undefined) return false;
  for (let from = at - 1; from >= at - reachOf(unless); from--) {
    if (readWords(cursor, from, unless.words).some((end) => end <= at && at - end <= unless.within)) return true;
  }
  return false;
}

function reachOf(unless: { readonly words: WordSet; readonly within: number }): number {
  return unless.within + longest(unless.words);
}

function longest(words: WordSet): number {
  return Math.max(0, ...[...words.values()].flat().map((word) => word.length));
}

/** How many symbols behind its first one a rule may look at: every word with a gap between any two hanzi, every gap. */
export function lookAheadOf({ slots }: CompiledRule): number {
  const follower = Math.max(0, ...slots.map((slot) => (slot.notBefore ? 3 * longest(slot.notBefore) : 0)));
  return slots.reduce((sum, slot) => sum + slot.within + 3 * longest(slot.words) + 1, follower + FOLLOWER_GAP + 1);
}

/** How many symbols before its first one a rule may look at. */
export function lookBehindOf({ unless }: CompiledRule): number {
  return 1 + (unless === undefined ? 0 : reachOf(unless));
}
