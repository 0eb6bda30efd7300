import { type Action, holdsText } from './action.ts';
import { attackDetectors, encodedAttackDetectors } from './classifier/attack-detectors.ts';
import { decodingDetector } from './decoding/decoding-detector.ts';
import type { Detector } from './detector.ts';
import type { FindingClass } from './finding-class.ts';
import { combinedPattern } from './patterns/combined-pattern.ts';
import type { Pattern } from './patterns/pattern.ts';
import { patternDetector } from './patterns/pattern-detector.ts';
import { personalDataPatterns } from './personal-data/patterns.ts';
import type { Policy } from './policy.ts';
import { builtInRules } from './rules/built-in-rules.ts';
import { rulePattern } from './rules/rule-pattern.ts';
import type { AssignedDetector, ScreeningPlan } from './screening/assigned-detector.ts';
import { secretPatterns } from './secrets/patterns.ts';
import type { Direction } from './verdict.ts';
import { builtInWords } from './words/built-in-words.ts';
import { wordDetectors } from './words/word-detector.ts';
import { type WordEntry, wordEntry } from './words/word-entry.ts';

type ActionOf = ScreeningPlan['actionOf'];

/** The detectors that a policy calls for, by direction: this file is the whole composition. */
export function planScreening(policy: Policy, custom: readonly Detector[]): Readonly<Record<Direction, ScreeningPlan>> {
  const words = perActions([...builtInWords, ...operatorWords(policy)], (list) => wordDetectors('words', list));
  const rules = perActions(builtInRules, (list) => [patternDetector(rulePattern(list))]);
  const data = perActions(itemsOf(personalDataPatterns), (list) => [combined('personal_data', list)]);
  const secrets = perActions(itemsOf(secretPatterns), (list) => [combined('secrets', list)]);
  const classifier = attackDetectors(policy.classifier);
  const inside = encodedAttackDetectors(policy.classifier);
  const plan = (direction: Direction): ScreeningPlan => {
    const actionOf: ActionOf = (findingClass) => policy.actions[direction][findingClass];
    const listed = [...words(actionOf), ...rules(actionOf)];
    const encoded = decoding([...listed, ...inside], actionOf);
    const detectors = [...data(actionOf), ...secrets(actionOf), ...listed, ...classifier, ...encoded, ...custom];
    return { actionOf, detectors: detectors.flatMap((detector) => assign(detector, actionOf, policy.dryRun)) };
  };
  return { input: plan('input'), output: plan('output') };
}

interface PatternItem {
  readonly class: FindingClass;
  readonly pattern: Pattern;
}

function itemsOf(patterns: readonly Pattern[]): readonly PatternItem[] {
  return patterns.flatMap((pattern) => pattern.classes.map((of) => ({ class: of, pattern })));
}

function combined(name: string, items: readonly PatternItem[]): Detector {
  return patternDetector(combinedPattern(name, [...new Set(items.map(({ pattern }) => pattern))]));
}

function operatorWords({ words }: Policy): readonly WordEntry[] {
  return words.map(({ text, class: of }, index) => wordEntry(text, { class: of, detector: `words/policy.${index}` }));
}

/**
 * Builds detectors over the items that are not allowed, and keeps apart what text waits for and what is only flagged.
 * The same selection is built once.
 */
function perActions<Item extends { readonly class: FindingClass }>(
  items: readonly Item[],
  build: (items: readonly Item[]) => readonly Detector[],
): (actionOf: ActionOf) => readonly Detector[] {
  const built = new Map<string, readonly Detector[]>();
  return (actionOf) => {
    const selections = [(action: Action) => holdsText(action), (action: Action) => action === 'flag'];
    return selections.flatMap((isSelected) => {
      const wanted = items.filter((item) => isSelected(actionOf(item.class)));
      if (wanted.length === 0) return [];
      const key = [...new Set(wanted.map((item) => item.class))].join();
      const detectors = built.get(key) ?? build(wanted);
      built.set(key, detectors);
      return detectors;
    });
  };
}

/** What text waits for, and what is only flagged, is looked for in encoded text as well; apart, as outside of it. */
function decoding(content: readonly Detector[], actionOf: ActionOf): readonly Detector[] {
  const judged = content.filter(({ advisory, classes }) => advisory !== true && classes.map(actionOf).some(isWanted));
  const holding = judged.filter(({ classes }) => classes.map(actionOf).some(holdsText));
  const flagging = judged.filter((detector) => !holding.includes(detector));
  return [holding, flagging].flatMap((inner) => (inner.length === 0 ? [] : [decodingDetector('decoding', inner)]));
}

function isWanted(action: Action): boolean {
  return action !== 'allow';
}

function assign(detector: Detector, actionOf: ActionOf, dryRun: boolean): readonly AssignedDetector[] {
  const wanted = detector.classes.map(actionOf);
  if (!wanted.some(isWanted)) return [];
  const waits = detector.advisory !== true && detector.windowed === undefined;
  return [{ detector, holds: !dryRun && waits && wanted.some(holdsText) }];
}
