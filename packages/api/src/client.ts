import { AnlanError } from '@anlan/core';
import type { z } from 'zod';
import { type ErrorBody, type ErrorCode, isErrorCode } from './errors.ts';
import { type RouteName, routes } from './routes.ts';

type Table = typeof routes;
type Field<Name extends RouteName, Key extends string> =
  Table[Name] extends Record<Key, infer Schema extends z.ZodType> ? Schema : undefined;
type Input<Name extends RouteName, Key extends 'query' | 'body'> =
  Field<Name, Key> extends z.ZodType
    ? { readonly [K in Key]: z.input<Field<Name, Key>> }
    : { readonly [K in Key]?: undefined };
export type Answer<Name extends RouteName> =
  Field<Name, 'answer'> extends z.ZodType ? z.output<Field<Name, 'answer'>> : undefined;
type Parameters = Readonly<Record<string, string>>;
type CallArguments<Name extends RouteName> = Input<Name, 'query'> &
  Input<Name, 'body'> & { readonly params?: Parameters; readonly signal?: AbortSignal };
type Optional<Arguments> = object extends Arguments ? [given?: Arguments] : [given: Arguments];

/** The part of fetch that the client uses: browsers, Node and tests all have it. */
export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    signal?: AbortSignal;
    credentials?: 'same-origin';
  },
) => Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;

/** A refusal by the server, or `network`: the server could not be reached. */
export class ApiError extends AnlanError<ErrorCode | 'network'> {
  readonly status: number;
  readonly requestId: string | undefined;

  constructor(status: number, body: ErrorBody['error'] | undefined, cause?: unknown) {
    super(body?.code ?? (status === 0 ? 'network' : 'internal'), body?.message ?? `HTTP ${status}`, {
      ...(body?.details && { details: body.details }),
      cause,
    });
    this.name = 'ApiError';
    this.status = status;
    this.requestId = body?.request_id;
  }
}

export interface Client {
  /** Calls a route of the table; throws ApiError. Answers are trusted: they come from the server of this version. */
  call<Name extends RouteName>(name: Name, ...given: Optional<CallArguments<Name>>): Promise<Answer<Name>>;
}

/**
 * A typed client over the route table.
 * @param options.headers sent with every call, e.g. `accept-language`, or the bearer token of the command line
 */
export function createClient(options: {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  readonly headers?: () => Readonly<Record<string, string>>;
}): Client {
  return {
    async call(name, ...given) {
      const [call = {}] = given as [CallArguments<RouteName>?];
      const route = routes[name];
      const url =
        options.baseUrl +
        fillPath(route.path, call.params ?? {}) +
        queryString(call.query as Readonly<Record<string, unknown>> | undefined);
      const response = await options
        .fetch(url, {
          method: route.method,
          headers: {
            accept: 'application/json',
            ...(call.body !== undefined && { 'content-type': 'application/json' }),
            ...options.headers?.(),
          },
          ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
          ...(call.signal && { signal: call.signal }),
          credentials: 'same-origin',
        })
        .catch((cause: unknown) => {
          throw new ApiError(0, undefined, cause);
        });
      const raw = await response.text();
      if (!response.ok) throw new ApiError(response.status, errorOf(raw));
      return (raw === '' ? undefined : JSON.parse(raw)) as Answer<typeof name>;
    },
  };
}

/** Fills `{name}` places; a missing one is a defect of the caller. */
export function fillPath(path: string, params: Parameters): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined)
      throw new AnlanError('missing_path_parameter', `path parameter ${name} of ${path} is missing`);
    return encodeURIComponent(value);
  });
}

function queryString(query: Readonly<Record<string, unknown>> | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (pairs.length === 0) return '';
  return `?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&')}`;
}

function errorOf(raw: string): ErrorBody['error'] | undefined {
  try {
    const error = (JSON.parse(raw) as Partial<ErrorBody>).error;
    return error && isErrorCode(error.code) ? error : undefined;
  } catch {
    return undefined;
  }
}
