import type { JsonObject } from '@anlan/core';
import { gatewayError } from '../errors.ts';
import { ANSWER_TEXTS, readUsage } from './answer.ts';
import { type FinishReason, finishReasonOf } from './finish-reason.ts';
import { isObject, shortText } from './json.ts';
import type { ChunkHead } from './reply.ts';

/** One chunk of a service's stream, reduced to what the gateway carries. */
export interface StreamChunk {
  readonly head: Partial<ChunkHead>;
  readonly choices: readonly ChoiceDelta[];
  readonly usage: JsonObject | undefined;
}

export interface ChoiceDelta {
  readonly index: number;
  /** Text members with what they grow by. */
  readonly texts: readonly { readonly member: string; readonly piece: string }[];
  readonly calls: readonly CallDelta[];
  readonly finishReason: FinishReason | undefined;
}

/** A piece of a function call; the one in the old `function_call` form has no place in a list. */
export interface CallDelta {
  readonly at: number | 'function_call';
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** Choices and calls are numbered from 0; larger numbers are no answer to a request that we let through. */
const MAX_INDEX = 127;

/** Reads one parsed event. The service controls it: what is not named here is dropped. Throws `upstream_protocol`. */
export function readChunk(value: unknown): StreamChunk {
  if (!isObject(value)) throw protocol('a chunk of the stream is not an object');
  if (isObject(value.error)) {
    throw gatewayError('upstream_error', 'the model service broke off its stream with an error');
  }
  return {
    head: readHead(value),
    choices: (Array.isArray(value.choices) ? value.choices : []).map(readChoice),
    usage: readUsage(value.usage),
  };
}

function readHead(value: Record<string, unknown>): Partial<ChunkHead> {
  const id = shortText(value.id);
  const model = shortText(value.model);
  return {
    ...(id !== '' && { id }),
    ...(model !== '' && { model }),
    ...(typeof value.created === 'number' && { created: value.created }),
  };
}

function readChoice(value: unknown): ChoiceDelta {
  if (!isObject(value)) throw protocol('a choice of the stream is not an object');
  const delta = isObject(value.delta) ? value.delta : {};
  const calls = (Array.isArray(delta.tool_calls) ? delta.tool_calls : []).map(readToolCall);
  const single = isObject(delta.function_call) ? [readCall('function_call', '', delta.function_call)] : [];
  return {
    index: value.index === undefined ? 0 : readIndex(value.index, 'a choice of the stream has no usable index'),
    texts: ANSWER_TEXTS.flatMap((member) => {
      const piece = delta[member];
      return typeof piece === 'string' && piece !== '' ? [{ member, piece }] : [];
    }),
    calls: [...calls, ...single],
    finishReason: finishReasonOf(value.finish_reason),
  };
}

function readToolCall(value: unknown): CallDelta {
  if (!isObject(value)) throw protocol('a tool call of the stream is not an object');
  const at = readIndex(value.index, 'a tool call of the stream has no usable index');
  return readCall(at, shortText(value.id), isObject(value.function) ? value.function : {});
}

function readCall(at: CallDelta['at'], id: string, { name, arguments: text }: Record<string, unknown>): CallDelta {
  return { at, id, name: typeof name === 'string' ? name : '', arguments: typeof text === 'string' ? text : '' };
}

function readIndex(value: unknown, problem: string): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > MAX_INDEX) throw protocol(problem);
  return value as number;
}

function protocol(problem: string): ReturnType<typeof gatewayError> {
  return gatewayError('upstream_protocol', problem);
}
