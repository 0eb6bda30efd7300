/** What a policy does with a finding, in order of severity; the most severe of several findings wins. */
export const actions = ['allow', 'flag', 'redact', 'replace', 'review', 'block'] as const;
export type Action = (typeof actions)[number];

/** The more severe of two actions. */
export function mostSevere(a: Action, b: Action): Action {
  return actions.indexOf(a) >= actions.indexOf(b) ? a : b;
}

/** Whether nothing from the finding on may be released: the text is cut before it. */
export function cutsText(action: Action): boolean {
  return action === 'replace' || action === 'review' || action === 'block';
}

/** Whether text must be held back until it is known to be free of such findings. */
export function holdsText(action: Action): boolean {
  return action === 'redact' || cutsText(action);
}
