import { AnlanError } from '@anlan/core';
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 15_000;
/** A browser that reads nothing is cut off rather than buffered for. */
const MAX_BUFFERED = 1024 * 1024;

/** Sends values as server-sent events until the client leaves. Throws `storage_unavailable` where too many watch. */
export function writeEvents<Value>(
  reply: FastifyReply,
  event: string,
  subscribe: (listener: (value: Value) => void) => (() => void) | undefined,
): void {
  const { raw } = reply;
  const unsubscribe = subscribe((value) => {
    if (raw.writableLength > MAX_BUFFERED) raw.destroy();
    else raw.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
  });
  if (!unsubscribe) throw new AnlanError('storage_unavailable', 'too many people watch the live view');
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) raw.setHeader(name, value as string);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  raw.write(': connected\n\n');
  const heartbeat = setInterval(() => raw.write(': keep-alive\n\n'), HEARTBEAT_MS);
  raw.once('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
