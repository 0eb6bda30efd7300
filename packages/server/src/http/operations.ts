import { timingSafeEqual } from 'node:crypto';
import type { Status } from '@anlan/api';
import { AnlanError } from '@anlan/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';

export interface OperationsPorts {
  readonly metrics: Metrics;
  readonly status: () => Status;
  /** Calls in flight. */
  readonly live: { running(): readonly unknown[] };
  /** Secret of the token file in the data directory: whoever can read it holds the host. */
  readonly hostToken: string;
  /** Makes a sign-in link for the first administrator. */
  readonly adminLink: () => Promise<{ readonly url: string; readonly expiresAt: string }>;
}

/** Health, metrics, and what the command line on the same host asks of a running server. */
export function registerOperations(app: FastifyInstance, ports: OperationsPorts): void {
  app.get('/healthz', { config: { plane: 'health' } }, async (_, reply) => {
    const { journal, storage } = ports.status();
    const healthy = journal.state === 'open';
    return reply
      .code(healthy ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: healthy ? 'ok' : 'failed', journal: journal.state, database_behind: storage.behind });
  });
  app.get('/metrics', async (_, reply) =>
    reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(ports.metrics.text(ports.status(), ports.live.running().length)),
  );
  app.post('/api/v1/host/admin-link', async (request, reply) => {
    requireHostToken(request, ports.hostToken);
    return reply.header('cache-control', 'no-store').send(await ports.adminLink());
  });
}

function requireHostToken(request: FastifyRequest, expected: string): void {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${expected}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new AnlanError('forbidden', 'the token of this host is needed');
  }
}
