import type { RouteName } from '@anlan/api';
import { routes } from '@anlan/api';
import { type Json, send, type TestAnswer } from './http.ts';

/** Somebody who is signed in to the management API. */
export interface Person {
  readonly cookie: string;
  /** Sends a request with the session. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
  /** Calls a route of the contract; throws where the answer is an error, or not of the contract's shape. */
  call(name: RouteName, given?: CallArguments): Promise<Json>;
}

export interface CallArguments {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/** Signs in with a link as the server prints it. */
export async function signIn(base: string, link: string): Promise<Person> {
  const token = link.split('#token=')[1];
  const answer = await send(`${base}/api/v1/session`, { body: { token } });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 200 || cookie === undefined) throw new TypeError(`sign-in failed: ${answer.text}`);
  return personWith(base, cookie);
}

export function personWith(base: string, cookie: string): Person {
  const ask: Person['ask'] = (method, path, body, headers = {}) =>
    send(`${base}${path}`, { method, headers: { cookie, ...headers }, ...(body !== undefined && { body }) });
  return {
    cookie,
    ask,
    async call(name, { params = {}, query, body } = {}) {
      const route = routes[name];
      const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
      const search = query
        ? `?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`
        : '';
      const answer = await ask(route.method, `${path}${search}`, body);
      if (answer.status >= 400) throw new TypeError(`${name} answered ${answer.status}: ${answer.text}`);
      return 'answer' in route ? route.answer.parse(answer.json) : answer.json;
    },
  };
}
