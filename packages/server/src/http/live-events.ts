import { AnlanError } from '@anlan/core';
import type { FastifyReply } from 'fastify';
import { startEventStream } from './event-stream.ts';

/** A browser that reads nothing is cut off rather than buffered for. */
const MAX_BUFFERED = 1024 * 1024;

export interface LiveEvents<Value> {
  readonly event: string;
  /** @returns a function that ends the subscription; undefined where too many watch already */
  readonly subscribe: (listener: (value: Value) => void, ended: () => void) => (() => void) | undefined;
  /** Asked before every event and at every heartbeat: a person who lost the right to watch sees nothing more. */
  readonly mayWatch: () => boolean;
}

/** Sends values as server-sent events until the client leaves. Throws `storage_unavailable` where too many watch. */
export function writeEvents<Value>(reply: FastifyReply, { event, subscribe, mayWatch }: LiveEvents<Value>): void {
  const { raw } = reply;
  const check = (): boolean => {
    if (!mayWatch()) raw.end();
    return !raw.writableEnded;
  };
  const unsubscribe = subscribe(
    (value) => {
      if (raw.writableLength > MAX_BUFFERED) raw.destroy();
      else if (check()) raw.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
    },
    () => raw.end(),
  );
  if (!unsubscribe) throw new AnlanError('storage_unavailable', 'too many people watch the live view');
  raw.once('close', unsubscribe);
  startEventStream(reply, {}, check);
  raw.write(': connected\n\n');
}
