import type { JsonObject, JsonValue } from '@anlan/core';
import { isObject } from './json.ts';

/**
 * The token probabilities of a choice, as far as they say nothing that its message does not: the tokens must spell the
 * screened text out, and alternatives, which nobody screened, are left out. Null where they do not.
 */
export function readLogprobs(value: unknown, message: Readonly<Record<string, unknown>>): JsonObject | null {
  if (!isObject(value)) return null;
  const content = spelling(value.content, message.content);
  const refusal = spelling(value.refusal, message.refusal);
  return content === null && refusal === null ? null : { content, refusal };
}

function spelling(list: unknown, text: unknown): readonly JsonValue[] | null {
  if (!Array.isArray(list) || typeof text !== 'string') return null;
  const tokens = list.map(readToken);
  if (tokens.some((token) => token === undefined)) return null;
  return tokens.map((token) => token?.token).join('') === text ? tokens.flatMap((token) => token ?? []) : null;
}

function readToken(value: unknown): { readonly token: string } | undefined {
  if (!isObject(value) || typeof value.token !== 'string' || typeof value.logprob !== 'number') return undefined;
  return { token: value.token, logprob: value.logprob, bytes: null, top_logprobs: [] } as { readonly token: string };
}
