import { AnlanError } from '@anlan/core';
import type { z } from 'zod';
import { clientError, type ErrorBody, type ErrorCode, isErrorCode } from './errors.ts';
import { places, type RouteName } from './places.ts';
import type { routes } from './routes.ts';

type Table = typeof routes;
type Field<Name extends RouteName, Key extends string> =
  Table[Name] extends Record<Key, infer Schema extends z.ZodType> ? Schema : undefined;
/** Asked for where the route has it; where all its members may be left out, it may be left out as a whole. */
type Input<Name extends RouteName, Key extends 'query' | 'body'> =
  Field<Name, Key> extends z.ZodType
    ? object extends z.input<Field<Name, Key>>
      ? { readonly [K in Key]?: z.input<Field<Name, Key>> }
      : { readonly [K in Key]: z.input<Field<Name, Key>> }
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

/**
 * A refusal by the server, or `network`: the server could not be reached (status 0). `internal` also stands for an
 * answer that the server of this version does not give.
 */
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

export interface ClientOptions {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  /** Sent with every call, e.g. `accept-language`, or the bearer token of the command line. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** A typed client over the route table. Of the table only names, methods and paths are loaded, the rest are types. */
export function createClient(options: ClientOptions): Client {
  return {
    async call(name, ...given) {
      const [call = {}] = given as [AnyArguments?];
      const route = places[name];
      const url = options.baseUrl + fillPath(route.path, call.params ?? {}) + queryString(call.query ?? {});
      const { ok, status, text } = await send(options, url, route.method, call);
      if (!ok) throw new ApiError(status, errorOf(text));
      return parseAnswer(status, text) as Answer<typeof name>;
    },
  };
}

/** The arguments of a call as the client handles them, whatever the route. */
interface AnyArguments {
  readonly params?: Parameters;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Sends and reads to the end: a connection that breaks in mid-body is as unreachable as one that never was. */
async function send(
  options: ClientOptions,
  url: string,
  method: string,
  { body, signal }: AnyArguments,
): Promise<{ readonly ok: boolean; readonly status: number; readonly text: string }> {
  try {
    const response = await options.fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers?.(),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      credentials: 'same-origin',
    });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (cause) {
    throw new ApiError(0, undefined, cause);
  }
}

/** A success that is not JSON comes from something in between, such as a proxy's sign-in page. */
function parseAnswer(status: number, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError(status, undefined, cause);
  }
}

/** Fills `{name}` places; a missing one, or one that would lead to another path, is a defect of the caller. */
export function fillPath(path: string, params: Parameters): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined)
      throw clientError('missing_path_parameter', `path parameter ${name} of ${path} is missing`);
    // Dots are not escaped by encodeURIComponent, and fetch follows `.` and `..` to another route.
    if (/^\.{0,2}$/.test(value)) {
      throw clientError('invalid_path_parameter', `path parameter ${name} of ${path} names no thing`);
    }
    return encodeURIComponent(value);
  });
}

function queryString(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
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
