import { guardError } from '../errors.ts';
import type { Reader } from '../patterns/cursor.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isWordSymbol, SymbolKind, symbolKind } from '../tape/symbol-kind.ts';
import { disguisedRules } from './disguised-rules.ts';
import type { Rule } from './rule.ts';
import { type CompiledRule, compileRule, lookAheadOf, lookBehindOf, matchRule } from './rule-matcher.ts';

/** One pattern over any number of rules: a place is looked at only by the rules that can begin with its unit. */
export function rulePattern(rules: readonly Rule[]): Pattern {
  const compiled = [...rules.map((rule) => compileRule(rule)), ...rules.flatMap(disguisedRules)];
  const byFirst = indexByFirst(compiled);
  const seconds = secondUnits(compiled);
  return {
    name: 'rules',
    classes: [...new Set(rules.map((rule) => rule.class))],
    tape: 'folded',
    firstUnits: String.fromCharCode(...byFirst.keys()),
    lookBehind: Math.max(...compiled.map(lookBehindOf)),
    lookAhead: Math.max(...compiled.map(lookAheadOf)),
    overlapping: true,
    match(cursor, at) {
      // Saves most of the work in prose: no word of a script with word spaces begins inside another.
      if (isWordSymbol(cursor.at(at)) && isWordSymbol(cursor.at(at - 1))) return NO_HITS;
      if (!goesOn(cursor, at, seconds)) return NO_HITS;
      const hits: Hit[] = [];
      for (const candidate of byFirst.get(cursor.at(at)) ?? []) {
        const to = matchRule(cursor, at, candidate);
        if (to !== undefined) hits.push(hitOf(candidate, at, to));
      }
      return hits;
    },
  };
}

function indexByFirst(rules: readonly CompiledRule[]): ReadonlyMap<number, readonly CompiledRule[]> {
  const index = new Map<number, CompiledRule[]>();
  for (const compiled of rules) {
    const [first] = compiled.slots;
    if (first === undefined) throw guardError('invalid_detector', `rule ${compiled.rule.id} has no words`);
    for (const unit of first.words.keys()) index.set(unit, [...(index.get(unit) ?? []), compiled]);
  }
  return index;
}

/** By the first unit of a rule: the units that may follow it; undefined where any may. */
type SecondUnits = ReadonlyMap<number, ReadonlySet<number> | undefined>;

function secondUnits(rules: readonly CompiledRule[]): SecondUnits {
  const seconds = new Map<number, Set<number> | undefined>();
  for (const [first, words] of rules.flatMap(({ slots }) => [...(slots[0]?.words ?? [])])) {
    const known = seconds.has(first) ? seconds.get(first) : new Set<number>();
    for (const word of words) known?.add(word.charCodeAt(1));
    seconds.set(first, words.some(({ length }) => length === 1) ? undefined : known);
  }
  return seconds;
}

/** One look at the next unit saves most attempts. Between two hanzi there may be a separator. */
function goesOn(cursor: Reader, at: number, seconds: SecondUnits): boolean {
  const wanted = seconds.get(cursor.at(at));
  if (wanted === undefined) return true;
  const next = cursor.at(at + 1);
  return wanted.has(next) || symbolKind(next) === SymbolKind.SEPARATOR;
}

function hitOf({ rule, view }: CompiledRule, from: number, to: number): Hit {
  return { class: rule.class, detector: `rules/${rule.id}`, from, to, score: rule.score, ...(view && { view }) };
}
