import { type Answer, type Route, type RouteName, routes } from '@anlan/api';
import type { Actor } from '@anlan/audit';
import { AnlanError, isAnlanError } from '@anlan/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { OpenSession, Sessions } from '../identity/sessions.ts';
import type { AccessPolicy } from './access-policy.ts';
import { authorise } from './authorisation.ts';
import { sessionCookie } from './cookies.ts';

type Table = typeof routes;
type Parsed<Name extends RouteName, Key extends 'query' | 'body'> =
  Table[Name] extends Record<Key, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** What a handler gets: everything in it was validated against the route table. */
export interface RouteContext<Name extends RouteName> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Parsed<Name, 'query'>;
  readonly body: Parsed<Name, 'body'>;
  /** Present on every route but the public ones. */
  readonly session: OpenSession | undefined;
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Returned by handlers that write the reply themselves, such as event streams. */
export const handled: unique symbol = Symbol('handled');

export type Handlers = {
  readonly [Name in RouteName]: (context: RouteContext<Name>) => Promise<Answer<Name> | typeof handled>;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** On the management plane: the session of the person in the browser, where there is a valid one. */
    session: OpenSession | undefined;
  }
}

/** Registers exactly the routes of the contract; a route without a handler, or the reverse, does not compile. */
export function registerManagementRoutes(
  app: FastifyInstance,
  handlers: Handlers,
  ports: { readonly sessions: Sessions; readonly access: AccessPolicy },
): void {
  app.decorateRequest('session', undefined);
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    const handler = handlers[name] as (context: RouteContext<RouteName>) => Promise<unknown>;
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      // A stream has no end whose headers could be told without it.
      exposeHeadRoute: route.answer !== undefined,
      /** Before the body is read: who may not call does not get to send one. */
      async onRequest(request) {
        const { headers } = request;
        if (route.method !== 'GET' && !ports.access.originAllowed(headers.origin, headers.host)) {
          throw new AnlanError('host_not_allowed', 'the origin is not on the list');
        }
        request.session = ports.sessions.find(sessionCookie(headers.cookie));
        authorise(request.session, route.access);
      },
      async handler(request, reply) {
        const { session } = request;
        const context = { ...parsed(route, request), session, actor: actorOf(session), request, reply };
        const answer = await handler(context as unknown as RouteContext<RouteName>);
        return answer === handled ? reply : sendAnswer(reply, route, answer);
      },
    });
  }
}

function sendAnswer(reply: FastifyReply, route: Route, answer: unknown): FastifyReply {
  reply.header('cache-control', 'no-store').code(route.success);
  if (route.success === 204) return reply.send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
}

function parsed(route: Route, request: FastifyRequest): { params: unknown; query: unknown; body: unknown } {
  if (isAnlanError(request.body)) throw request.body;
  return {
    params: request.params,
    query: route.query && check(route.query, request.query, 'query'),
    body: route.body && check(route.body, request.body ?? {}, 'body'),
  };
}

function check(schema: z.ZodType, value: unknown, place: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, 20).map((issue) => ({
    field: [place, ...issue.path].join('.'),
    expected: issue.code === 'unrecognized_keys' ? `no field ${issue.keys.join(', ').slice(0, 200)}` : issue.message,
  }));
  throw new AnlanError('invalid_request', 'the request does not fit the route', { details: { problems } });
}

function actorOf(session: OpenSession | undefined): Actor {
  if (!session) return { kind: 'anonymous' };
  return { kind: 'account', id: session.account.id, name: session.account.name };
}
