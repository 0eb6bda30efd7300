import { AnlanError, isAnlanError, type RequestId } from '@anlan/core';
import type { ApplicationDirectory, Caller, Gateway } from '@anlan/gateway';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { InFlight } from './in-flight.ts';
import { clientSignal, sendReply } from './send-reply.ts';

export interface DataPlanePorts {
  readonly gateway: Gateway;
  readonly keys: ApplicationDirectory;
  readonly inFlight: InFlight;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** On the data plane: who calls, found before the body is read. */
    caller: Caller | undefined;
  }
}

/** The OpenAI-compatible surface under /v1. Paths that are not here are denied: an unguarded one is a way around. */
export function registerDataPlane(app: FastifyInstance, ports: DataPlanePorts): void {
  const { gateway, keys, inFlight } = ports;
  app.decorateRequest('caller', undefined);
  const options = {
    config: { plane: 'data' },
    async onRequest(request: FastifyRequest): Promise<void> {
      request.caller = authenticate(keys, request);
    },
  } as const;

  app.post('/v1/chat/completions', options, (request, reply) => {
    const { body } = request;
    if (isAnlanError(body) && body.code === 'unsupported_media_type') throw body;
    const call = { requestId: request.id as RequestId, caller: present(request), body, signal: clientSignal(reply) };
    return inFlight.track(gateway.chat(call).then((answer) => sendReply(request, reply, answer)));
  });
  app.get('/v1/models', options, async (request, reply) => {
    const models = await gateway.models(present(request), clientSignal(reply));
    const data = models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'anlan' }));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ object: 'list', data }));
  });
}

function authenticate(keys: ApplicationDirectory, { headers }: FastifyRequest): Caller {
  const result = keys.authenticate(bearer(headers.authorization));
  if (result.ok) return result.value;
  throw new AnlanError(result.error, 'the caller was not let in');
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
}

function present({ caller }: FastifyRequest): Caller {
  if (!caller) throw new AnlanError('missing_key', 'no caller was found');
  return caller;
}
