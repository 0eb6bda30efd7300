import { AnlanError, type IdFactory, type RequestId } from '@anlan/core';
import type { DenialLog } from '@anlan/gateway';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Sessions } from '../identity/sessions.ts';
import type { AccessPolicy } from './access-policy.ts';
import { serveConsole } from './console-files.ts';
import { type DataPlanePorts, registerDataPlane } from './data-plane.ts';
import { recordDenial } from './denials.ts';
import { type KnownRoutes, watchRoutes } from './known-routes.ts';
import { type Handlers, registerManagementRoutes } from './management-routes.ts';
import { type OperationsPorts, registerOperations } from './operations.ts';
import { pathOf, planeOf } from './plane.ts';
import { readJsonBodies } from './request-body.ts';
import { addResponseHeaders } from './response-headers.ts';
import { sendError } from './send-error.ts';

export interface AppPorts extends DataPlanePorts, OperationsPorts {
  readonly access: AccessPolicy;
  readonly sessions: Sessions;
  readonly denials: DenialLog;
  readonly handlers: Handlers;
  readonly ids: IdFactory;
  readonly log: FastifyBaseLogger;
  readonly bodyBytes: number;
  readonly consoleDirectory: string | undefined;
}

/** All HTTP of the server in one place: what is not registered here does not exist. Doors are opened by `openDoor`. */
export async function createApp(ports: AppPorts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: ports.log,
    logController: new LogController({ disableRequestLogging: true }),
    // Ids of clients are not taken over: records are found by ours, and nobody else can choose them.
    requestIdHeader: false,
    genReqId: () => ports.ids.next<RequestId>(),
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false },
    // Hooks do not run for a path that cannot be decoded, and the library's own answer would repeat it.
    frameworkErrors: (error, request, reply) => void sendError(request, reply, error),
  });
  const routes = watchRoutes(app);
  addResponseHeaders(app);
  app.addHook('onRequest', async (request) => admit(ports.access, request));
  readJsonBodies(app, ports.bodyBytes);
  app.setErrorHandler(async (error, request, reply) => {
    await recordDenial(ports.denials, request, error);
    return sendError(request, reply, error);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const error = notThere(routes, request);
    const { allow } = error.details ?? {};
    if (typeof allow === 'string') reply.header('allow', allow);
    await recordDenial(ports.denials, request, error);
    return sendError(request, reply, error);
  });
  registerDataPlane(app, ports);
  registerManagementRoutes(app, ports.handlers, ports);
  registerOperations(app, ports);
  await serveConsole(app, ports.consoleDirectory);
  await app.ready();
  return app;
}

/** Host, origin and door (invariant 8), before anything of the request is read. */
function admit(access: AccessPolicy, request: FastifyRequest): void {
  const { headers, socket, url } = request;
  const plane = planeOf(request);
  if (plane === 'management' && !access.managementAllowed(socket))
    throw new AnlanError('route_not_found', 'management is not offered on this address');
  if (!access.hostAllowed(headers.host, socket))
    throw new AnlanError('host_not_allowed', 'the host is not on the list');
  // A target in absolute form names a second host, which routers and checks could read differently.
  if (!url.startsWith('/')) throw new AnlanError('route_not_found', 'the target is not a path');
  if (plane === 'data' && !access.originAllowed(headers.origin, headers.host))
    throw new AnlanError('host_not_allowed', 'the origin is not on the list');
}

function notThere(routes: KnownRoutes, { url }: FastifyRequest): AnlanError {
  const methods = routes.methodsOf(pathOf(url));
  if (methods.length === 0) return new AnlanError('route_not_found', 'no such route');
  const allow = methods.join(', ');
  return new AnlanError('method_not_allowed', `the route takes ${allow}`, { details: { allow } });
}
