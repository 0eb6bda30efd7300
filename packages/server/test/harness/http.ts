import type { ErrorCode } from '@anlan/api';

/** Read by tests, which fail where it is not as they say. */
// biome-ignore lint/suspicious/noExplicitAny: an assertion on each member would hide what is tested
export type Json = any;

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: Json;
  /** `error.code` of the body. */
  readonly code: ErrorCode | undefined;
}

export interface TestRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text or bytes are sent as they are. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Sends a request and reads the answer to its end. */
export async function send(url: string, { method, headers = {}, body, signal }: TestRequest = {}): Promise<TestAnswer> {
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    ...(signal && { signal }),
    redirect: 'manual',
  });
  const text = await response.text();
  const json = parsed(text);
  return { status: response.status, headers: response.headers, text, json, code: json?.error?.code };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
