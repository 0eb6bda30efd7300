import type { Detector } from '../detector.ts';
import { AttackScanner } from './attack-scanner.ts';
import { type Sensitivity, type Thresholds, thresholds, thresholdsInside } from './sensitivity.ts';
import { classifierManifest } from './weights/manifest.ts';
import { WINDOW } from './window-scorer.ts';

/**
 * The classifier of attacks on the model (asgf@2.0 annex 3, term 15: a rule library joined by a discriminative model),
 * for the text as it reads. None when the policy leaves it out.
 */
export function attackDetectors(sensitivity: Sensitivity): readonly Detector[] {
  return sensitivity === 'off' ? [] : [attackDetector(thresholds[sensitivity])];
}

/** The same for text that was decoded first. */
export function encodedAttackDetectors(sensitivity: Sensitivity): readonly Detector[] {
  return sensitivity === 'off' ? [] : [attackDetector(thresholdsInside(thresholds[sensitivity]))];
}

function attackDetector(levels: Thresholds): Detector {
  const settings = { name: `classifier/attack@${classifierManifest.version}`, thresholds: levels };
  return {
    name: settings.name,
    classes: ['prompt_injection', 'jailbreak'],
    tape: 'folded',
    windowed: { lag: WINDOW },
    open: (context) => new AttackScanner(context, settings),
  };
}
