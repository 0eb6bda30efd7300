import type { JsonObject } from '@anlan/core';
import type { Guard } from '@anlan/guard';
import type { CallVerdict } from '../call.ts';
import { gatewayError } from '../errors.ts';
import { OutputScreen } from '../output-screen.ts';
import { type ChoiceDelta, readChunk } from './chunk-reading.ts';
import { type ChunkHead, chunk, usageChunk } from './reply.ts';
import { StreamChoice } from './stream-choice.ts';

export interface StreamEnd {
  /** Explicit labels behind the texts. */
  readonly labels: readonly JsonObject[];
  /** At least one text has its label. */
  readonly labelled: boolean;
  /** Ends of the choices and the usage chunk: for after the closing record. */
  readonly ends: readonly JsonObject[];
}

const MAX_CHOICES = 8;

/**
 * Screens a stream of chat chunks. Takes the service's chunks one by one and gives back chunks that may leave: text
 * only as far as the guard released it, ends of choices only at `finish`. The service controls every chunk; members
 * that are not read are not passed on.
 */
export class ChatStreamScreen {
  readonly #screen: OutputScreen;
  readonly #choices = new Map<number, StreamChoice>();
  #head: ChunkHead = { id: '', created: 0, model: '' };
  #usage: JsonObject | undefined;
  #hasUsageChunk = false;

  constructor(guard: Guard) {
    this.#screen = new OutputScreen(guard);
  }

  /** A text was cut by the guard: nothing more may be pushed, nothing may leave but what `finish` gives. */
  get stopped(): boolean {
    return this.#screen.stopped;
  }

  get verdict(): CallVerdict {
    return this.#screen.verdict;
  }

  get usage(): JsonObject | undefined {
    return this.#usage;
  }

  /** There was an answer, and every choice that began has ended. */
  get complete(): boolean {
    const choices = [...this.#choices.values()];
    return choices.length > 0 && choices.every(({ finishReason }) => finishReason !== undefined);
  }

  /** Takes one parsed event; gives the chunks that may leave now. Throws `upstream_protocol`, `upstream_error`. */
  *push(value: unknown): Generator<JsonObject, void, void> {
    const { head, choices, usage } = readChunk(value);
    this.#head = { ...this.#head, ...head };
    this.#usage = usage ?? this.#usage;
    this.#hasUsageChunk ||= usage !== undefined && choices.length === 0;
    for (const delta of choices) {
      yield* this.#takeDelta(delta);
      if (this.stopped) return;
    }
  }

  /**
   * After the service's last chunk.
   * @param label undefined where no label belongs into the text (JSON mode)
   */
  finish(label: string | undefined): StreamEnd {
    const labels: JsonObject[] = [];
    const ends: JsonObject[] = [];
    let labelled = false;
    for (const [index, choice] of this.#choices) {
      const placed = label === undefined ? undefined : choice.labelled(label);
      labelled ||= placed !== undefined;
      if (placed?.delta) labels.push(chunk(this.#head, index, placed.delta));
      ends.push(chunk(this.#head, index, {}, this.stopped ? 'content_filter' : (choice.finishReason ?? 'stop')));
    }
    if (this.#usage && this.#hasUsageChunk) ends.push(usageChunk(this.#head, this.#usage));
    return { labels, labelled, ends };
  }

  *#takeDelta(delta: ChoiceDelta): Generator<JsonObject, void, void> {
    const { index } = delta;
    const known = this.#choices.get(index);
    const choice = known ?? this.#begin(index);
    if (known === undefined) yield chunk(this.#head, index, { role: 'assistant', content: '' });
    for (const released of choice.take(delta)) yield chunk(this.#head, index, released);
  }

  #begin(index: number): StreamChoice {
    if (this.#choices.size >= MAX_CHOICES) throw gatewayError('upstream_protocol', 'the stream has too many choices');
    const choice = new StreamChoice(index, this.#screen);
    this.#choices.set(index, choice);
    return choice;
  }
}
