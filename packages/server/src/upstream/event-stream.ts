import { createSseParser, gatewayError } from '@anlan/gateway';
import type { Exchange } from './exchange.ts';

export interface EventStreamOptions {
  readonly exchange: Exchange;
  /** Bounds what is held in memory: the size of an event, whole or not yet. */
  readonly maxEventBytes: number;
  /** Told once of the error that broke the stream. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The parsed events of a streamed answer, for one reader. Ends at `[DONE]` or with the body; whether the answer was
 * whole is for the reader to see. Not a generator: `return` must end a read that is still waiting.
 */
export function readEventStream({ exchange, maxEventBytes, onFailure }: EventStreamOptions): AsyncIterable<unknown> {
  const events = createEventReader(exchange, maxEventBytes);
  let over = false;
  const done = { done: true, value: undefined } as const;

  const iterator: AsyncIterator<unknown, undefined> = {
    async next() {
      if (over) return done;
      try {
        const data = await events.next();
        // Ended by `return` in the meantime.
        if (over) return done;
        if (data !== undefined && data.trim() !== '[DONE]') return { done: false, value: parseEvent(data) };
        over = true;
        if (data !== undefined) exchange.drain();
      } catch (error) {
        if (over) return done;
        over = true;
        exchange.cancel();
        onFailure(error);
        throw error;
      }
      return done;
    },
    async return() {
      if (!over) exchange.cancel();
      over = true;
      return done;
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

interface EventReader {
  /** The data of the next event, undefined at the end of the body. */
  next(): Promise<string | undefined>;
}

function createEventReader(exchange: Exchange, maxEventBytes: number): EventReader {
  const parser = createSseParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let ready: readonly string[] = [];
  let at = 0;
  let ended = false;
  let unfinished = 0;

  const decode = (piece: Uint8Array | undefined): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw gatewayError('upstream_protocol', 'the stream is not UTF-8');
    }
  };
  const limit = (size: number): void => {
    if (size > maxEventBytes) throw gatewayError('upstream_protocol', `an event is over ${maxEventBytes} bytes`);
  };
  const fill = async (): Promise<void> => {
    const piece = await exchange.read();
    const text = decode(piece);
    ended = piece === undefined;
    ready = ended ? [...parser.push(text), ...parser.end()] : parser.push(text);
    at = 0;
    unfinished = ready.length > 0 ? 0 : unfinished + (piece?.length ?? 0);
    limit(unfinished);
  };

  return {
    async next() {
      while (at >= ready.length && !ended) await fill();
      const data = ready[at];
      at += 1;
      limit(data?.length ?? 0);
      return data;
    },
  };
}

function parseEvent(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // The parser's message quotes the stream: it is not kept.
    throw gatewayError('upstream_protocol', 'an event of the stream is not JSON');
  }
}
