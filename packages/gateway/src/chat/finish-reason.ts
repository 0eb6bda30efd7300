const reasons = ['stop', 'length', 'tool_calls', 'content_filter', 'function_call'] as const;
export type FinishReason = (typeof reasons)[number];

/**
 * How the model service says that a choice ended. Undefined where it has not; a word that clients do not know counts as
 * `stop`, so that no text of the service leaves as a reason.
 */
export function finishReasonOf(value: unknown): FinishReason | undefined {
  if (typeof value !== 'string') return undefined;
  return reasons.find((reason) => reason === value) ?? 'stop';
}
