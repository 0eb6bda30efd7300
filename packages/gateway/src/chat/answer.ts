import type { JsonObject, JsonValue } from '@anlan/core';
import { gatewayError } from '../errors.ts';
import { type FinishReason, finishReasonOf } from './finish-reason.ts';
import { isObject, shortText } from './json.ts';
import { readLogprobs } from './logprobs.ts';

/** A place in an answer whose text is screened; `channel` names it in findings. */
export interface AnswerText {
  readonly channel: string;
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

export interface AnswerChoice {
  readonly index: number;
  readonly message: Record<string, unknown>;
  readonly finishReason: FinishReason;
  readonly texts: readonly AnswerText[];
  readonly logprobs: JsonObject | null;
}

export interface ChatAnswer {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly choices: readonly AnswerChoice[];
  readonly usage: JsonObject | undefined;
  readonly systemFingerprint: string | undefined;
}

/** Text members of an answer's message, besides tool calls. What is not named in this file is not passed on. */
export const ANSWER_TEXTS = ['content', 'refusal', 'reasoning_content', 'reasoning'] as const;

const MAX_CHOICES = 8;

/**
 * Reads a chat.completion of a model service. The service controls it: it is checked, and only members that were
 * screened are kept. Throws `upstream_protocol`.
 */
export function readAnswer(value: unknown): ChatAnswer {
  if (
    !isObject(value) ||
    !Array.isArray(value.choices) ||
    value.choices.length === 0 ||
    value.choices.length > MAX_CHOICES
  ) {
    throw gatewayError('upstream_protocol', 'the answer is not a chat completion');
  }
  return {
    id: shortText(value.id),
    created: typeof value.created === 'number' ? value.created : 0,
    model: shortText(value.model),
    choices: value.choices.map(readChoice),
    usage: readUsage(value.usage),
    systemFingerprint: typeof value.system_fingerprint === 'string' ? shortText(value.system_fingerprint) : undefined,
  };
}

function readChoice(value: unknown, position: number): AnswerChoice {
  if (!isObject(value) || !isObject(value.message)) {
    throw gatewayError('upstream_protocol', 'a choice of the answer has no message');
  }
  const path = `choices[${position}]`;
  const message: Record<string, unknown> = { role: 'assistant' };
  const texts: AnswerText[] = [];
  for (const member of ANSWER_TEXTS) {
    const found = value.message[member];
    if (typeof found === 'string') {
      message[member] = found;
      texts.push({
        channel: `${path}.${member}`,
        holder: message,
        key: member,
      });
    } else if (member === 'content' || member === 'refusal') message[member] = null;
  }
  const calls = readToolCalls(value.message.tool_calls, path);
  if (calls.list.length > 0) message.tool_calls = calls.list;
  const legacy = isObject(value.message.function_call)
    ? readFunction(value.message.function_call, `${path}.function_call`)
    : undefined;
  if (legacy) message.function_call = legacy.function;
  return {
    index: typeof value.index === 'number' ? value.index : position,
    message,
    finishReason: finishReasonOf(value.finish_reason) ?? 'stop',
    texts: [...texts, ...calls.texts, ...(legacy?.texts ?? [])],
    logprobs: readLogprobs(value.logprobs, message),
  };
}

function readToolCalls(value: unknown, path: string): { list: Record<string, unknown>[]; texts: AnswerText[] } {
  const list: Record<string, unknown>[] = [];
  const texts: AnswerText[] = [];
  for (const [index, call] of (Array.isArray(value) ? value : []).entries()) {
    if (!isObject(call) || !isObject(call.function))
      throw gatewayError('upstream_protocol', 'a tool call has no function');
    const read = readFunction(call.function, `${path}.tool_calls[${index}].function`);
    list.push({ id: shortText(call.id), type: 'function', function: read.function });
    texts.push(...read.texts);
  }
  return { list, texts };
}

function readFunction(
  value: Record<string, unknown>,
  path: string,
): { function: Record<string, unknown>; texts: AnswerText[] } {
  const holder: Record<string, unknown> = {
    name: text(value.name),
    arguments: text(value.arguments),
  };
  return {
    function: holder,
    texts: ['name', 'arguments'].map((key) => ({
      channel: `${path}.${key}`,
      holder,
      key,
    })),
  };
}

/** Token counts and nothing else; nested details are numbers too, and keys are names, so that no text hides there. */
export function readUsage(value: unknown): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const numbers = (object: Record<string, unknown>, depth: number): JsonObject => {
    const entries: [string, JsonValue][] = [];
    for (const [key, item] of Object.entries(object).slice(0, 40)) {
      if (!/^\w{1,60}$/.test(key)) continue;
      if (typeof item === 'number' && Number.isFinite(item)) entries.push([key, item]);
      else if (isObject(item) && depth < 2) entries.push([key, numbers(item, depth + 1)]);
    }
    return Object.fromEntries(entries);
  };
  return numbers(value, 0);
}

/** The answer as the client gets it. `logprobs` go along only when nothing was altered: they spell the original text out. */
export function writeAnswer(answer: ChatAnswer, altered: boolean): JsonObject {
  return {
    id: answer.id,
    object: 'chat.completion',
    created: answer.created,
    model: answer.model,
    choices: answer.choices.map((choice) => ({
      index: choice.index,
      message: choice.message as JsonObject,
      finish_reason: choice.finishReason,
      logprobs: altered ? null : choice.logprobs,
    })),
    ...(answer.usage && { usage: answer.usage }),
    ...(answer.systemFingerprint && {
      system_fingerprint: answer.systemFingerprint,
    }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
