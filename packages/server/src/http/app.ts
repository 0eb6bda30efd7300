import { AnlanError, type IdFactory, type RequestId } from '@anlan/core';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Sessions } from '../identity/sessions.ts';
import { serveConsole } from './console-files.ts';
import { type DataPlanePorts, registerDataPlane } from './data-plane.ts';
import { type Handlers, registerManagementRoutes } from './management-routes.ts';
import { type OperationsPorts, registerOperations } from './operations.ts';
import type { AccessPolicy } from './plane.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { sendError } from './send-error.ts';

export interface AppPorts {
  readonly access: AccessPolicy;
  readonly sessions: Sessions;
  readonly handlers: Handlers;
  readonly dataPlane: DataPlanePorts;
  readonly operations: OperationsPorts;
  readonly ids: IdFactory;
  readonly logger: FastifyBaseLogger;
  readonly bodyBytes: number;
  readonly consoleDirectory: string | undefined;
}

/** Time for a client to send its whole request: a trickle must not hold a place for ever. */
const REQUEST_TIMEOUT_MS = 120_000;

/** All HTTP of the server in one place: what is not registered here does not exist. */
export async function createApp(ports: AppPorts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: ports.logger,
    disableRequestLogging: true,
    bodyLimit: ports.bodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Ids of clients are not taken over: records are found by ours, and nobody else can choose them.
    requestIdHeader: false,
    genReqId: () => ports.ids.next<RequestId>(),
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false },
  });
  addSecurityHeaders(app);
  app.addHook('onRequest', async (request) => {
    if (!ports.access.hostAllowed(request.headers.host))
      throw new AnlanError('host_not_allowed', 'the host is not on the list');
    if (isDataPlane(request.url)) {
      if (!ports.access.originAllowed(request.headers.origin))
        throw new AnlanError('host_not_allowed', 'the origin is not on the list');
    } else if (!ports.access.managementAllowed(request.socket)) {
      throw new AnlanError('route_not_found', 'management is not offered on this address');
    }
  });
  app.removeAllContentTypeParsers();
  // A body that does not parse is handed on as the error that it is: who sent it is found out and recorded first.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
    done(null, parseJson(String(body))),
  );
  app.setErrorHandler((error, request, reply) => sendError(request, reply, error));
  app.setNotFoundHandler(async (request, reply) => {
    if (isDataPlane(request.url)) await ports.dataPlane.denials.denied('route_not_found', 'v1');
    return sendError(request, reply, new AnlanError('route_not_found', 'no such route'));
  });
  registerDataPlane(app, ports.dataPlane);
  registerManagementRoutes(app, ports.handlers, { sessions: ports.sessions, access: ports.access });
  registerOperations(app, ports.operations);
  await serveConsole(app, ports.consoleDirectory);
  return app;
}

/** What `--host` moves beside /healthz; everything else is management. */
function isDataPlane(url: string): boolean {
  return /^\/(v1|healthz)([/?]|$)/.test(url);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return new AnlanError('invalid_json', 'the body is not JSON');
  }
}
