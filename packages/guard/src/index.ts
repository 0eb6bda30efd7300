export { type Action, actions, cutsText, holdsText, mostSevere } from './action.ts';
export { type ContentSignals, contentSignals } from './classifier/content-signals.ts';
export type { ClassifierManifest, GoldenScore, HeadFacts, HeadName, Measured } from './classifier/manifest.ts';
export { type Sensitivity, sensitivities, type Thresholds, thresholds } from './classifier/sensitivity.ts';
export { classifierManifest } from './classifier/weights/manifest.ts';
export { createGuard } from './create-guard.ts';
export type { Detector, ScanContext, Scanner, Sink, Span } from './detector.ts';
export type { GuardError, GuardErrorCode } from './errors.ts';
export { type FindingClass, type FindingClassInfo, findingClasses, findingClassInfo } from './finding-class.ts';
export type { Guard, GuardOptions, StreamScreen } from './guard.ts';
export { type PolicyProblem, parsePolicy } from './parse-policy.ts';
export { Cursor, type CursorLimits, type Reader } from './patterns/cursor.ts';
export { type Hit, NO_HITS, type Pattern } from './patterns/pattern.ts';
export { patternDetector } from './patterns/pattern-detector.ts';
export type { ClassActions, FailureAction, OperatorWord, Policy, PolicyLimits, Redaction } from './policy.ts';
export { balanced } from './profiles/balanced.ts';
export { type ProfileName, profileNames, profiles } from './profiles/profiles.ts';
export type { Rule, RuleExcuse, RuleSlot } from './rules/rule.ts';
export { rulePattern } from './rules/rule-pattern.ts';
export type { Tape } from './tape/tape.ts';
export {
  type Direction,
  directions,
  type Finding,
  type StopReason,
  type StreamStep,
  type Verdict,
  type View,
  views,
} from './verdict.ts';
export { wordDetector, wordDetectors } from './words/word-detector.ts';
export { type WordEntry, type WordProblem, wordEntry, wordProblem } from './words/word-entry.ts';
