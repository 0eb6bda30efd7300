import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Comments keep proxies and clients from giving up; clients ignore them. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT = ': keep-alive\n\n';

export interface EventStream {
  readonly raw: ServerResponse;
  /** Ends the heartbeats. Writing the end is up to the caller. */
  stop(): void;
}

/** Takes the connection over from Fastify and begins a stream of server-sent events with the headers set so far. */
export function startEventStream(
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
  beat: () => void = () => undefined,
): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Readonly<Record<string, string>>),
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const heartbeat = setInterval(() => {
    // A client that does not read is not given more to keep for it.
    if (!raw.writableNeedDrain) raw.write(HEARTBEAT);
    beat();
  }, HEARTBEAT_MS);
  const stop = (): void => clearInterval(heartbeat);
  raw.once('close', stop);
  return { raw, stop };
}
