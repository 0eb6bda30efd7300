import type { Action } from '../action.ts';
import type { Detector } from '../detector.ts';
import type { FindingClass } from '../finding-class.ts';

/** A detector as one policy uses it in one direction. */
export interface AssignedDetector {
  readonly detector: Detector;
  /** Whether text waits for it. Not so when all its classes are only flagged, or in a dry run. */
  readonly holds: boolean;
}

/** Everything that screening needs to know about one direction of one policy. */
export interface ScreeningPlan {
  readonly detectors: readonly AssignedDetector[];
  readonly actionOf: (findingClass: FindingClass) => Action;
}
