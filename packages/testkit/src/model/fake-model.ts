import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@anlan/core';
import { answersStatus, type FakeReply, says } from './reply.ts';
import { transmit } from './transmission.ts';
import { wireOf } from './wire.ts';

/** A request as the fake model got it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: JsonObject;
  /** How it ended: `early` where the caller went away, or a fault cut it, before the answer was whole. */
  readonly ending: Promise<'complete' | 'early'>;
}

export type FakeScript = FakeReply | ((request: ReceivedRequest) => FakeReply);

export interface FakeModelOptions {
  /** One reply for all requests, or made for each; a short greeting where nothing is said. */
  readonly script?: FakeScript;
  /** What `GET /models` lists, or the reply to it. */
  readonly models?: readonly string[] | FakeReply;
}

/** A model service on a port of this machine. */
export interface FakeModel {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly received: readonly ReceivedRequest[];
  /** Connections that were opened to it so far. */
  readonly connections: number;
  /** Changes the script for the requests that follow. */
  play(script: FakeScript): void;
  /** The request of that number, counted from 0; waits until it is there. */
  request(index: number): Promise<ReceivedRequest>;
  close(): Promise<void>;
}

/** Starts a service that speaks OpenAI chat completions, JSON and SSE, and misbehaves as its script says. */
export async function startFakeModel(options: FakeModelOptions = {}): Promise<FakeModel> {
  const { models = ['fake-model'] } = options;
  let script: FakeScript = options.script ?? says('Hello from the fake model.');
  const received: ReceivedRequest[] = [];
  const waiting: (() => void)[] = [];
  let connections = 0;

  const replyTo = (request: ReceivedRequest): FakeReply => {
    if (request.path === '/v1/models') return 'kind' in models ? models : answersStatus(200, modelList(models));
    if (request.path !== '/v1/chat/completions') return answersStatus(404);
    return typeof script === 'function' ? script(request) : script;
  };
  const server = createServer(async (incoming, response) => {
    const request = await receive(incoming, response);
    received.push(request);
    for (const resume of waiting.splice(0)) resume();
    await transmit(response, wireOf(replyTo(request), request.body));
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    get connections() {
      return connections;
    },
    play(next) {
      script = next;
    },
    async request(index) {
      for (;;) {
        const found = received[index];
        if (found) return found;
        await new Promise<void>((resume) => waiting.push(resume));
      }
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<ReceivedRequest> {
  const ending = new Promise<'complete' | 'early'>((resolve) => {
    response.once('close', () => resolve(response.writableFinished ? 'complete' : 'early'));
  });
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: text === '' ? {} : (JSON.parse(text) as JsonObject),
    ending,
  };
}

function modelList(models: readonly string[]): JsonObject {
  return { object: 'list', data: models.map((id) => ({ id, object: 'model', owned_by: 'fake' })) };
}
