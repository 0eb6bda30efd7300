import type { FindingClass } from '../finding-class.ts';
import { strongestEvidence } from './text-score.ts';
import type { LinearModel } from './window-scorer.ts';

/**
 * Names the attack that a suspicious text is most like. What stands in the window decides; the class has a say in the
 * action, so it is read from the text and not from what lies around it.
 */
export function attackClass(jailbreak: LinearModel, folded: string): FindingClass {
  return strongestEvidence(jailbreak, folded).value > 0 ? 'jailbreak' : 'prompt_injection';
}
