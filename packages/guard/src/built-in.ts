import { type Action, holdsText } from './action.ts';
import type { Detector } from './detector.ts';
import type { FindingClass } from './finding-class.ts';
import { patternDetector } from './patterns/pattern-detector.ts';
import { personalDataPatterns } from './personal-data/patterns.ts';
import type { Policy } from './policy.ts';
import { builtInRules } from './rules/built-in-rules.ts';
import { rulePattern } from './rules/rule-pattern.ts';
import type { AssignedDetector, ScreeningPlan } from './screening/assigned-detector.ts';
import { secretPatterns } from './secrets/patterns.ts';
import type { Direction } from './verdict.ts';
import { builtInWords } from './words/built-in-words.ts';
import { wordDetector } from './words/word-detector.ts';
import { wordEntry } from './words/word-entry.ts';

/** The detectors that a policy calls for in one direction: this file is the whole composition. */
export function planScreening(policy: Policy, direction: Direction, custom: readonly Detector[]): ScreeningPlan {
  const actionOf = (findingClass: FindingClass): Action => policy.actions[direction][findingClass];
  const detectors = [
    ...[...personalDataPatterns, ...secretPatterns].map(patternDetector),
    ...byHold(actionOf, [...builtInWords, ...operatorWords(policy)]).map((entries) => wordDetector('words', entries)),
    ...byHold(actionOf, builtInRules).map((rules) => patternDetector(rulePattern(rules))),
    ...custom,
  ];
  return { actionOf, detectors: detectors.flatMap((detector) => assign(detector, actionOf, policy.dryRun)) };
}

function operatorWords(policy: Policy): ReturnType<typeof wordEntry>[] {
  return policy.words.map(({ text, class: of }, index) =>
    wordEntry(text, { class: of, detector: `words/policy.${index}` }),
  );
}

/** Leaves out what is allowed, and keeps apart what text waits for and what is only flagged. */
function byHold<Item extends { readonly class: FindingClass }>(
  actionOf: (findingClass: FindingClass) => Action,
  items: readonly Item[],
): (readonly Item[])[] {
  const holding = items.filter((item) => holdsText(actionOf(item.class)));
  const flagging = items.filter((item) => actionOf(item.class) === 'flag');
  return [holding, flagging].filter((group) => group.length > 0);
}

function assign(
  detector: Detector,
  actionOf: (findingClass: FindingClass) => Action,
  dryRun: boolean,
): readonly AssignedDetector[] {
  const wanted = detector.classes.map(actionOf);
  if (wanted.every((action) => action === 'allow')) return [];
  return [{ detector, holds: !dryRun && wanted.some(holdsText) }];
}
