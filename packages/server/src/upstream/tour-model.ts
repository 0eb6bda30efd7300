import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, JsonObject, Random } from '@anlan/core';
import { type AbortSignal as CallerSignal, gatewayError } from '@anlan/gateway';
import { isJsonObject } from './json-object.ts';
import type { ModelService } from './model-service.ts';
import { TOUR_MODEL } from './tour-answers.ts';
import { completeTour, tourAnswer, tourChunks } from './tour-completion.ts';

export interface TourModelOptions {
  readonly clock: Clock;
  /** For ids and for the places at which a stream is cut. */
  readonly random: Random;
  /** Between two pieces of a stream, so that it can be seen to flow; 15 where nothing is said. */
  readonly delayMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/**
 * The built-in model `anlan-tour`: canned answers that say so, so that all of Anlan can be seen at work offline. It
 * answers to whatever model name is asked for and names itself in the answer.
 */
export function createTourModel({ clock, random, delayMs = 15, sleep = wait }: TourModelOptions): ModelService {
  return {
    name: TOUR_MODEL,
    models: async () => [TOUR_MODEL],
    async complete(body, signal) {
      check(body, signal);
      return tourAnswer(completeTour(body, clock, random));
    },
    async stream(body, signal) {
      check(body, signal);
      const chunks = tourChunks(completeTour(body, clock, random), random, asksForUsage(body));
      return paced(chunks, () => sleep(delayMs), signal);
    },
    state: () => 'up',
    close: async () => undefined,
  };
}

async function* paced(
  chunks: Iterable<JsonObject>,
  pause: () => Promise<void>,
  signal: CallerSignal,
): AsyncGenerator<JsonObject, void, void> {
  for (const chunk of chunks) {
    await pause();
    throwIfCancelled(signal);
    yield chunk;
  }
}

/** Refuses what the tour model does not do, as a real service would: an answer in another shape would mislead. */
function check(body: JsonObject, signal: CallerSignal): void {
  throwIfCancelled(signal);
  if (typeof body.n === 'number' && body.n !== 1) throw rejected('n', 'gives one choice only');
  if (isJsonObject(body.response_format) && body.response_format.type === 'json_schema') {
    throw rejected('response_format', 'cannot follow a schema');
  }
}

function rejected(field: string, reason: string): Error {
  return gatewayError('upstream_rejected', `the tour model ${reason}`, { details: { status: 400, field } });
}

function throwIfCancelled(signal: CallerSignal): void {
  if (signal.aborted) throw gatewayError('upstream_protocol', 'the call was cancelled before its answer was whole');
}

function asksForUsage({ stream_options: options }: JsonObject): boolean {
  return isJsonObject(options) && options.include_usage === true;
}
