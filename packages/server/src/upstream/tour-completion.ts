import { bytesToHex, type Clock, type JsonObject, localise, type Random } from '@anlan/core';
import { isJsonObject } from './json-object.ts';
import { TOUR_MODEL, TOUR_OPENING } from './tour-answers.ts';
import { answerTour, textOf } from './tour-dialogue.ts';
import type { TourToolCall } from './tour-tool-call.ts';

/** A canned answer, ready to be written whole or in pieces. */
export interface TourCompletion {
  readonly head: { readonly id: string; readonly created: number; readonly model: string };
  readonly content: string | TourToolCall;
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  readonly usage: JsonObject;
}

export function completeTour(body: JsonObject, clock: Clock, random: Random): TourCompletion {
  const { locale, said } = answerTour(body);
  const head = {
    id: `chatcmpl-tour-${bytesToHex(random.fill(new Uint8Array(12)))}`,
    created: Math.floor(clock.now() / 1000),
    model: TOUR_MODEL,
  };
  if (said.kind === 'tool_call') {
    return { head, content: said, finishReason: 'tool_calls', usage: usage(body, said.arguments) };
  }
  const whole = asksForJson(body)
    ? JSON.stringify({ model: TOUR_MODEL, canned: true, answer: said.text })
    : localise(TOUR_OPENING, locale) + said.text;
  const content = shortened(whole, maxTokens(body));
  return { head, content, finishReason: content === whole ? 'stop' : 'length', usage: usage(body, content) };
}

/** The answer as `chat.completion`. */
export function tourAnswer({ head, content, finishReason, usage }: TourCompletion): JsonObject {
  const message =
    typeof content === 'string'
      ? { content }
      : { content: null, tool_calls: [{ id: callId(head.id), type: 'function', function: called(content) }] };
  return {
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', refusal: null, ...message },
        finish_reason: finishReason,
        logprobs: null,
      },
    ],
    usage,
  };
}

/** The answer as `chat.completion.chunk`s, cut at uneven places as real models do. */
export function* tourChunks(completion: TourCompletion, random: Random, withUsage: boolean): Generator<JsonObject> {
  const { head, content, finishReason, usage } = completion;
  const chunk = (delta: JsonObject, finish: string | null = null): JsonObject => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
  });
  yield chunk({ role: 'assistant', content: typeof content === 'string' ? '' : null });
  if (typeof content === 'string') {
    for (const piece of cut(content, random)) yield chunk({ content: piece });
  } else {
    const first = { ...called(content), arguments: '' };
    yield chunk({ tool_calls: [{ index: 0, id: callId(head.id), type: 'function', function: first }] });
    for (const piece of cut(content.arguments, random)) {
      yield chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] });
    }
  }
  yield chunk({}, finishReason);
  if (withUsage) yield { ...head, object: 'chat.completion.chunk', choices: [], usage };
}

function called(call: TourToolCall): { name: string; arguments: string } {
  return { name: call.name, arguments: call.arguments };
}

function callId(completionId: string): string {
  return completionId.replace('chatcmpl', 'call');
}

/** Pieces of one to six characters; characters outside the basic plane stay whole. */
function* cut(text: string, random: Random): Generator<string> {
  const characters = [...text];
  const sizes = random.fill(new Uint8Array(characters.length));
  for (let at = 0; at < characters.length; ) {
    const size = 1 + ((sizes[at] ?? 0) % 6);
    yield characters.slice(at, at + size).join('');
    at += size;
  }
}

/** The tour model counts one token for each character, and says so nowhere: its counts prove nothing. */
function usage(body: JsonObject, answer: string): JsonObject {
  const messages = Array.isArray(body.messages) ? body.messages.filter(isJsonObject) : [];
  const prompt = messages.reduce((sum, { content }) => sum + characters(textOf(content)), 0);
  const completion = characters(answer);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function characters(text: string): number {
  return [...text].length;
}

function shortened(text: string, limit: number | undefined): string {
  return limit === undefined ? text : [...text].slice(0, limit).join('');
}

function maxTokens({ max_completion_tokens: now, max_tokens: legacy }: JsonObject): number | undefined {
  if (typeof now === 'number') return now;
  return typeof legacy === 'number' ? legacy : undefined;
}

function asksForJson({ response_format: format }: JsonObject): boolean {
  return isJsonObject(format) && format.type === 'json_object';
}
