import { isCount, type JsonObject } from '@anlan/core';
import type { CallUsage } from './call.ts';

/** Token counts that the model service reported; null where it did not say, or said no count. */
export function usageOf(usage: JsonObject | undefined): CallUsage | null {
  if (!usage) return null;
  const count = (value: unknown): number | null => (isCount(value) ? value : null);
  return {
    inputTokens: count(usage.prompt_tokens),
    outputTokens: count(usage.completion_tokens),
  };
}
