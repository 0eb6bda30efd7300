import type { FastifyInstance } from 'fastify';

/** Which methods a path takes, for the answer to one that it does not take. */
export interface KnownRoutes {
  /** Sorted; empty where there is no such path. */
  methodsOf(path: string): readonly string[];
}

/** Remembers every route that is registered from now on; the pages of the console, which take any path, are left out. */
export function watchRoutes(app: FastifyInstance): KnownRoutes {
  const known = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const route = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const name of [method].flat()) route.methods.add(name);
    known.set(url, route);
  });
  return {
    methodsOf: (path) =>
      [...known.values()]
        .filter(({ pattern }) => pattern.test(path))
        .flatMap(({ methods }) => [...methods])
        .sort(),
  };
}

function patternOf(url: string): RegExp {
  const places = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${places.join('/')}$`);
}
