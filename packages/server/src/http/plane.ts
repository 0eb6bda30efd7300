import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Where a route stands; absent: its path says it. */
    readonly plane?: Plane;
  }
}

/**
 * `data`: the model interfaces, with OpenAI's error shape. `health`: /healthz. Both are moved by `--host`. Everything
 * else is `management`, and answers only on loopback and on the management address (invariant 8).
 */
export type Plane = 'data' | 'health' | 'management';

/** The plane of the route that was found, or, where none was, the one in which its path lies. */
export function planeOf({ routeOptions, url }: Pick<FastifyRequest, 'routeOptions' | 'url'>): Plane {
  return routeOptions.config.plane ?? planeOfPath(pathOf(url));
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

function planeOfPath(path: string): Plane {
  if (/^\/v1(\/|$)/.test(path)) return 'data';
  return path === '/healthz' ? 'health' : 'management';
}
