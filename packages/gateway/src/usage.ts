import type { JsonObject } from '@anlan/core';
import type { CallUsage } from './call.ts';

/** Token counts that the model service reported; null where it did not say. */
export function usageOf(usage: JsonObject | undefined): CallUsage | null {
  if (!usage) return null;
  const count = (value: unknown): number | null => (typeof value === 'number' && value >= 0 ? Math.trunc(value) : null);
  return {
    inputTokens: count(usage.prompt_tokens),
    outputTokens: count(usage.completion_tokens),
  };
}
