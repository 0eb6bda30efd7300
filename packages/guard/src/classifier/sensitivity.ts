/** How soon the classifier speaks up; `off` leaves it out. */
export const sensitivities = ['off', 'lenient', 'balanced', 'strict'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Scores from which on a window is noted, and from which on the policy's action for its class is taken. */
export interface Thresholds {
  readonly flag: number;
  readonly act: number;
}

/**
 * On the scale of the manifest: 0.5 is where one in a hundred, 0.9 where one in a thousand ordinary texts lie above.
 * The classifier alone must be surer than a rule before anything is stopped.
 */
export const thresholds: Readonly<Record<Exclude<Sensitivity, 'off'>, Thresholds>> = {
  lenient: { flag: 0.75, act: 0.97 },
  balanced: { flag: 0.5, act: 0.9 },
  strict: { flag: 0.35, act: 0.7 },
};

/**
 * For text that was read out of an encoding: nobody encodes ordinary sentences for a model, so what would be noted in the
 * clear is acted upon.
 */
export function thresholdsInside({ flag }: Thresholds): Thresholds {
  return { flag, act: flag };
}
