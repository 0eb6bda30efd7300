import { once } from 'node:events';
import { AnlanError, type RequestId } from '@anlan/core';
import type { ApplicationDirectory, Caller, DenialLog, Gateway, Reply } from '@anlan/gateway';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openAiErrorBody, writeError } from './send-error.ts';

export interface DataPlanePorts {
  readonly gateway: Gateway;
  readonly directory: ApplicationDirectory;
  readonly denials: DenialLog;
}

/** Comments keep proxies and clients from giving up while text is held back; clients ignore them. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT = ': keep-alive\n\n';

/** The OpenAI-compatible surface under /v1. Paths that are not here are denied: an unguarded one is a way around. */
export function registerDataPlane(app: FastifyInstance, ports: DataPlanePorts): void {
  app.post('/v1/chat/completions', async (request, reply) => {
    const caller = await authenticate(ports, request);
    const signal = clientSignal(reply);
    const answer = await ports.gateway.chat({ requestId: request.id as RequestId, caller, body: request.body, signal });
    return sendReply(request, reply, answer);
  });
  app.get('/v1/models', async (request, reply) => {
    const caller = await authenticate(ports, request);
    const models = await ports.gateway.models(caller, clientSignal(reply));
    const data = models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'anlan' }));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ object: 'list', data }));
  });
}

async function authenticate({ directory, denials }: DataPlanePorts, request: FastifyRequest): Promise<Caller> {
  const result = directory.authenticate(bearer(request.headers.authorization));
  if (result.ok) return result.value;
  await denials.denied(result.error, 'v1');
  throw new AnlanError(result.error, 'the caller was not let in');
}

function bearer(header: string | undefined): string | undefined {
  const match = /^Bearer +(\S+) *$/i.exec(header ?? '');
  return match?.[1];
}

/** Aborts when the client's connection closes before the reply is finished. */
export function clientSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

export async function sendReply(request: FastifyRequest, reply: FastifyReply, answer: Reply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'json':
      return reply.headers(answer.headers).type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    case 'error':
      return writeError(
        reply,
        openAiErrorBody({
          code: answer.code,
          requestId: request.id,
          acceptLanguage: undefined,
          details: answer.details,
        }),
        answer.code,
      );
    case 'stream':
      return sendStream(reply, answer.headers, answer.frames);
  }
}

/** Writes frames as they come, waits where the client reads slowly, and ends the call when the client is gone. */
async function sendStream(
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
  frames: AsyncGenerator<string, void, void>,
): Promise<FastifyReply> {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers }))
    raw.setHeader(name, value as string);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  const heartbeat = setInterval(() => raw.write(HEARTBEAT), HEARTBEAT_MS);
  const gone = once(raw, 'close');
  try {
    for await (const frame of frames) {
      if (raw.destroyed) break;
      if (!raw.write(frame)) await Promise.race([once(raw, 'drain'), gone]);
      if (raw.destroyed) break;
    }
  } finally {
    clearInterval(heartbeat);
    if (!raw.destroyed) raw.end();
  }
  return reply;
}
