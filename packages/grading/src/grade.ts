import type { LocalisedText } from '@anlan/core';
import type { GradingFacts } from './facts.ts';
import { type Element, elements, type FactCondition, firstGradePack, type Level, type RulePack } from './rule-pack.ts';

export interface FiredRule {
  readonly id: string;
  readonly raises: Element | 'floor';
  readonly level: Level;
  readonly reason: LocalisedText;
}

export interface Grade {
  /** The inherent level: before any measure is counted. */
  readonly level: Level;
  readonly elements: Readonly<Record<Element, Level>>;
  /** Every rule that held, in the pack's order: the explanation of the level. */
  readonly fired: readonly FiredRule[];
  readonly pack: { readonly id: string; readonly version: string };
}

/**
 * Grades an application after annex 1 of the Framework: rules raise the three elements, `combine` joins them, floors
 * act last. Raising any single answer never lowers the level (shown by enumeration in the tests).
 */
export function grade(facts: GradingFacts, pack: RulePack = firstGradePack): Grade {
  const fired = pack.rules.filter((rule) => factsMatch(rule.when, facts));
  const levelOf = (target: Element | 'floor'): Level =>
    fired.reduce<Level>((top, rule) => (rule.raises === target && rule.level > top ? rule.level : top), 1);
  const byElement = Object.fromEntries(elements.map((element) => [element, levelOf(element)])) as Record<
    Element,
    Level
  >;
  const combined = combine(byElement.scenario, byElement.intelligence, byElement.scale);
  const floor = levelOf('floor');
  return {
    level: Math.max(floor, combined) as Level,
    elements: byElement,
    fired: fired.map(({ id, raises, level, reason }) => ({ id, raises, level, reason })),
    pack: { id: pack.id, version: pack.version },
  };
}

/**
 * A level is reached when two elements reach it, or when one element exceeds it by one: a single grave element cannot
 * be averaged away, a single extreme one does not decide alone.
 */
export function combine(scenario: Level, intelligence: Level, scale: Level): Level {
  const [highest, second] = [scenario, intelligence, scale].sort((a, b) => b - a) as [Level, Level, Level];
  return Math.max(second, highest - 1, 1) as Level;
}

/** Whether a condition holds for the facts; an empty condition always does. */
export function factsMatch(condition: FactCondition, facts: GradingFacts): boolean {
  return Object.entries(condition).every(([fact, wanted]) => {
    const actual: unknown = facts[fact as keyof GradingFacts];
    const values: readonly unknown[] = Array.isArray(actual) ? actual : [actual];
    return values.some((value) => (wanted as readonly unknown[]).includes(value));
  });
}
