import type { JsonObject } from '@anlan/core';
import type { StreamScreen, StreamStep } from '@anlan/guard';
import type { CallVerdict } from '../call.ts';
import { gatewayError } from '../errors.ts';
import { cleanVerdict, mergeVerdicts, placed } from '../verdicts.ts';
import { ANSWER_TEXTS, readUsage } from './answer.ts';
import { isObject } from './json.ts';
import { type ChunkHead, chunk } from './reply.ts';

export interface StreamScreenOptions {
  readonly screen: StreamScreen;
  /** Explicit label to put behind a choice's text; undefined where none belongs into the text (JSON mode). */
  readonly label: string | undefined;
}

interface Choice {
  /** Channels with held-back text, and how to write a piece of each as a delta. */
  readonly channels: Map<string, (piece: string) => JsonObject>;
  hasToolCalls: boolean;
  finishReason: string | undefined;
  lastCharacters: string;
}

const MAX_CHOICES = 8;
const MAX_TOOL_CALLS = 128;

/**
 * Screens a stream of chat chunks. Takes the service's chunks one by one and gives back chunks that may leave: text
 * only as far as the guard released it, ends of choices only at `finish`. The service controls every chunk; members
 * that are not read here are not passed on.
 */
export interface ChatStreamScreen {
  /** Chunks that may leave now. Once `stopped`, nothing more may be pushed. */
  push(value: unknown): readonly JsonObject[];
  /** After the service's last chunk: the remaining text, labels, ends of choices and the usage chunk. */
  finish(): {
    readonly text: readonly JsonObject[];
    readonly ends: readonly JsonObject[];
  };
  /** A text was cut by the guard: nothing more may leave but the ends of the choices. */
  readonly stopped: boolean;
  readonly verdict: CallVerdict;
  readonly labelled: boolean;
  readonly usage: JsonObject | undefined;
  /** Every choice that began has ended. */
  readonly complete: boolean;
}

export function createChatStreamScreen({ screen, label }: StreamScreenOptions): ChatStreamScreen {
  const choices = new Map<number, Choice>();
  let verdict = cleanVerdict;
  let stopped = false;
  let labelled = false;
  let head: ChunkHead = { id: '', created: 0, model: '' };
  let usage: JsonObject | undefined;
  let usageChunk: JsonObject | undefined;

  const note = (step: StreamStep): void => {
    if (step.decision !== 'allow') verdict = mergeVerdicts([verdict, placed(step.channel, step)]);
    stopped ||= step.state === 'stopped';
  };

  const feed = (index: number, choice: Choice, channel: string, piece: string): readonly JsonObject[] => {
    const write = choice.channels.get(channel);
    if (!write || stopped) return [];
    const step = screen.push(channel, piece);
    note(step);
    return released(index, choice, channel, step.release);
  };

  const released = (index: number, choice: Choice, channel: string, text: string): readonly JsonObject[] => {
    const write = choice.channels.get(channel);
    if (text === '' || !write) return [];
    if (channel.endsWith('.content')) choice.lastCharacters = (choice.lastCharacters + text).slice(-200);
    return [chunk(head, index, write(text))];
  };

  const choiceAt = (index: number): { choice: Choice; fresh: boolean } => {
    const known = choices.get(index);
    if (known) return { choice: known, fresh: false };
    if (choices.size >= MAX_CHOICES) throw gatewayError('upstream_protocol', 'the stream has too many choices');
    const choice: Choice = {
      channels: new Map(),
      hasToolCalls: false,
      finishReason: undefined,
      lastCharacters: '',
    };
    choices.set(index, choice);
    return { choice, fresh: true };
  };

  const pushDelta = (index: number, choice: Choice, delta: Record<string, unknown>): readonly JsonObject[] => {
    const out: JsonObject[] = [];
    for (const member of ANSWER_TEXTS) {
      const piece = delta[member];
      if (typeof piece !== 'string' || piece === '') continue;
      const channel = `choices[${index}].${member}`;
      if (!choice.channels.has(channel)) choice.channels.set(channel, (text) => ({ [member]: text }));
      out.push(...feed(index, choice, channel, piece));
    }
    for (const call of Array.isArray(delta.tool_calls) ? delta.tool_calls : [])
      out.push(...pushToolCall(index, choice, call));
    if (isObject(delta.function_call)) out.push(...pushLegacyCall(index, choice, delta.function_call));
    return out;
  };

  const pushToolCall = (index: number, choice: Choice, call: unknown): readonly JsonObject[] => {
    if (!isObject(call) || typeof call.index !== 'number' || call.index < 0 || call.index >= MAX_TOOL_CALLS) {
      throw gatewayError('upstream_protocol', 'a tool call of the stream has no usable index');
    }
    choice.hasToolCalls = true;
    const at = call.index;
    const path = `choices[${index}].tool_calls[${at}].function`;
    const delta = (content: JsonObject): JsonObject => ({
      tool_calls: [{ index: at, ...content }],
    });
    const out: JsonObject[] = [];
    const fn = isObject(call.function) ? call.function : {};
    if (typeof call.id === 'string' && call.id !== '') {
      const name = typeof fn.name === 'string' ? wholeText(`${path}.name`, fn.name) : '';
      if (stopped) return out;
      out.push(
        chunk(
          head,
          index,
          delta({
            id: call.id.slice(0, 200),
            type: 'function',
            function: { name, arguments: '' },
          }),
        ),
      );
    }
    const channel = `${path}.arguments`;
    if (!choice.channels.has(channel)) choice.channels.set(channel, (text) => delta({ function: { arguments: text } }));
    if (typeof fn.arguments === 'string') out.push(...feed(index, choice, channel, fn.arguments));
    return out;
  };

  const pushLegacyCall = (index: number, choice: Choice, call: Record<string, unknown>): readonly JsonObject[] => {
    choice.hasToolCalls = true;
    const path = `choices[${index}].function_call`;
    const out: JsonObject[] = [];
    if (typeof call.name === 'string') {
      const name = wholeText(`${path}.name`, call.name);
      if (stopped) return out;
      out.push(chunk(head, index, { function_call: { name, arguments: '' } }));
    }
    const channel = `${path}.arguments`;
    if (!choice.channels.has(channel))
      choice.channels.set(channel, (text) => ({
        function_call: { arguments: text },
      }));
    if (typeof call.arguments === 'string') out.push(...feed(index, choice, channel, call.arguments));
    return out;
  };

  /** Screens a text that arrives whole, such as a function's name. */
  const wholeText = (channel: string, value: string): string => {
    const first = screen.push(channel, value);
    note(first);
    if (stopped) return '';
    const last = screen.end(channel);
    note(last);
    return first.release + last.release;
  };

  const flush = (index: number, choice: Choice): readonly JsonObject[] => {
    const out: JsonObject[] = [];
    for (const channel of choice.channels.keys()) {
      if (stopped) break;
      const step = screen.end(channel);
      note(step);
      out.push(...released(index, choice, channel, step.release));
    }
    choice.channels.clear();
    return out;
  };

  return {
    push(value) {
      if (!isObject(value)) throw gatewayError('upstream_protocol', 'a chunk of the stream is not an object');
      if (isObject(value.error))
        throw gatewayError('upstream_error', 'the model service broke off its stream with an error');
      head = nextHead(head, value);
      if (isObject(value.usage)) usage = readUsage(value.usage);
      const list = Array.isArray(value.choices) ? value.choices : [];
      if (list.length === 0 && usage) usageChunk = { ...chunkBase(head), choices: [], usage };
      const out: JsonObject[] = [];
      for (const item of list) {
        if (!isObject(item)) throw gatewayError('upstream_protocol', 'a choice of the stream is not an object');
        const index = typeof item.index === 'number' ? item.index : 0;
        const { choice, fresh } = choiceAt(index);
        if (choice.finishReason !== undefined) continue;
        if (fresh) out.push(chunk(head, index, { role: 'assistant', content: '' }));
        if (isObject(item.delta)) out.push(...pushDelta(index, choice, item.delta));
        if (stopped) return out;
        if (typeof item.finish_reason === 'string') {
          choice.finishReason = item.finish_reason;
          out.push(...flush(index, choice));
          if (stopped) return out;
        }
      }
      return out;
    },
    finish() {
      const text: JsonObject[] = [];
      const ends: JsonObject[] = [];
      for (const [index, choice] of choices) {
        if (label !== undefined && choice.lastCharacters !== '' && !choice.hasToolCalls) {
          text.push(
            chunk(head, index, {
              content: labelTail(choice.lastCharacters, label),
            }),
          );
          labelled = true;
        }
        ends.push(chunk(head, index, {}, stopped ? 'content_filter' : (choice.finishReason ?? 'stop')));
      }
      if (usageChunk) ends.push(usageChunk);
      return { text, ends };
    },
    get stopped() {
      return stopped;
    },
    get verdict() {
      return verdict;
    },
    get labelled() {
      return labelled;
    },
    get usage() {
      return usage;
    },
    get complete() {
      return choices.size > 0 && [...choices.values()].every(({ finishReason }) => finishReason !== undefined);
    },
  };
}

function labelTail(before: string, label: string): string {
  return before.endsWith('\n') ? `\n${label}` : `\n\n${label}`;
}

function nextHead(head: ChunkHead, value: Record<string, unknown>): ChunkHead {
  return {
    id: typeof value.id === 'string' && value.id !== '' ? value.id.slice(0, 200) : head.id,
    created: typeof value.created === 'number' ? value.created : head.created,
    model: typeof value.model === 'string' && value.model !== '' ? value.model.slice(0, 200) : head.model,
  };
}

function chunkBase(head: ChunkHead): JsonObject {
  return {
    id: head.id,
    object: 'chat.completion.chunk',
    created: head.created,
    model: head.model,
  };
}
