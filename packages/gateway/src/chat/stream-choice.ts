import type { JsonObject } from '@anlan/core';
import { appendExplicitLabel } from '@anlan/labels';
import { gatewayError } from '../errors.ts';
import type { OutputScreen } from '../output-screen.ts';
import type { CallDelta, ChoiceDelta } from './chunk-reading.ts';
import type { FinishReason } from './finish-reason.ts';

type Deltas = Generator<JsonObject, void, void>;
type Write = (piece: string) => JsonObject;

/** Enough of the text that has left to see how it ends. */
const TAIL = 200;

/** One choice of a streamed answer: takes the service's deltas, gives those that may leave. */
export class StreamChoice {
  readonly #path: string;
  readonly #screen: OutputScreen;
  /** Channels that may still hold text back, and how a piece of each is written. */
  readonly #open = new Map<string, Write>();
  /** Calls whose name has left already, or the id of those that wait for one. */
  readonly #calls = new Map<CallDelta['at'], { readonly id: string; readonly named: boolean }>();
  #finishReason: FinishReason | undefined;
  #tail = '';

  constructor(index: number, screen: OutputScreen) {
    this.#path = `choices[${index}]`;
    this.#screen = screen;
  }

  /** How the service ended the choice; undefined while it goes on. */
  get finishReason(): FinishReason | undefined {
    return this.#finishReason;
  }

  *take({ texts, calls, finishReason }: ChoiceDelta): Deltas {
    if (this.#finishReason !== undefined) return;
    for (const { member, piece } of texts) yield* this.#text(member, piece);
    for (const call of calls) yield* this.#call(call);
    if (finishReason === undefined || this.#screen.stopped) return;
    this.#finishReason = finishReason;
    yield* this.#flush();
  }

  /** Where an explicit label goes behind the text: undefined without text, or where a program reads the answer. */
  labelled(label: string): { readonly delta: JsonObject | undefined } | undefined {
    if (this.#tail === '' || this.#calls.size > 0) return undefined;
    const content = appendExplicitLabel(this.#tail, label, 'end').slice(this.#tail.length);
    return { delta: content === '' ? undefined : { content } };
  }

  #text(member: string, piece: string): Deltas {
    return this.#push(`${this.#path}.${member}`, piece, (text) => {
      if (member === 'content') this.#tail = (this.#tail + text).slice(-TAIL);
      return { [member]: text };
    });
  }

  *#call(delta: CallDelta): Deltas {
    const { at } = delta;
    const path = at === 'function_call' ? `${this.#path}.${at}` : `${this.#path}.tool_calls[${at}].function`;
    const known = this.#calls.get(at) ?? { id: delta.id, named: false };
    this.#calls.set(at, { id: known.id || delta.id, named: known.named || delta.name !== '' });
    // Services that repeat the name with every piece have said it once already.
    if (!known.named && delta.name !== '') {
      const name = this.#screen.whole(`${path}.name`, delta.name);
      if (!this.#screen.stopped) yield beginCall(at, known.id || delta.id, name);
    }
    if (delta.arguments === '') return;
    if (!known.named && delta.name === '') {
      throw gatewayError('upstream_protocol', 'arguments of a function came before its name');
    }
    yield* this.#push(`${path}.arguments`, delta.arguments, (text) => continueCall(at, text));
  }

  *#push(channel: string, piece: string, write: Write): Deltas {
    this.#open.set(channel, write);
    const text = this.#screen.push(channel, piece);
    if (text !== '') yield write(text);
  }

  *#flush(): Deltas {
    for (const [channel, write] of this.#open) {
      const text = this.#screen.end(channel);
      if (text !== '') yield write(text);
    }
    this.#open.clear();
  }
}

function beginCall(at: CallDelta['at'], id: string, name: string): JsonObject {
  const begun = { name, arguments: '' };
  return at === 'function_call'
    ? { function_call: begun }
    : { tool_calls: [{ index: at, id, type: 'function', function: begun }] };
}

function continueCall(at: CallDelta['at'], text: string): JsonObject {
  const more = { arguments: text };
  return at === 'function_call' ? { function_call: more } : { tool_calls: [{ index: at, function: more }] };
}
