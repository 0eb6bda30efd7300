import type { IncomingMessage } from 'node:http';
import { AnlanError, isAnlanError } from '@anlan/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Deeper nesting than any request needs; bounds every recursion behind it. */
const MAX_DEPTH = 100;

/**
 * Reads bodies as JSON. A body that is too large, of another type or malformed is handed on as the error that it is,
 * in place of the value: who sent it is found out and recorded before it is refused.
 */
export function readJsonBodies(app: FastifyInstance, maxBytes: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', async (request: FastifyRequest, payload: IncomingMessage) => {
    // Nobody is there to take it: not worth reading.
    if (request.is404) return undefined;
    const bytes = await readBytes(payload, maxBytes);
    return isAnlanError(bytes) ? bytes : parseJson(bytes);
  });
  app.addContentTypeParser('*', async () => new AnlanError('unsupported_media_type', 'the body is not sent as JSON'));
}

/** Reads at most `maxBytes`. Goes on reading, without keeping it, so far that a client usually gets to its answer. */
function readBytes(payload: IncomingMessage, maxBytes: number): Promise<Buffer | AnlanError> {
  const tooLarge = new AnlanError('body_too_large', `the body is over ${maxBytes} bytes`);
  if (Number(payload.headers['content-length'] ?? 0) > 2 * maxBytes) return Promise.resolve(tooLarge);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const read = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > 2 * maxBytes) resolve(tooLarge);
    };
    // Not by `for await`: leaving it early would destroy the connection, and the answer with it.
    payload.on('data', read);
    payload.once('end', () => resolve(size > maxBytes ? tooLarge : Buffer.concat(chunks)));
    payload.once('error', reject);
  });
}

/**
 * Strict: what is no UTF-8, no I-JSON text (RFC 7493 §2.1: lone surrogates) or nested without end is no JSON here. A
 * member `__proto__` is a member like any other; the schemas behind refuse it.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return isWellFormed(value) ? value : notJson();
  } catch {
    return notJson();
  }
}

function notJson(): AnlanError {
  return new AnlanError('invalid_json', 'the body is not JSON');
}

function isWellFormed(root: unknown): boolean {
  let level: readonly unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && isLone(value)) return false;
      if (isNested(value) && !collect(value, next)) return false;
    }
    level = next;
  }
  return true;
}

/** Puts an object's or list's values behind the others; false where a member's name is malformed. */
function collect(value: object, next: unknown[]): boolean {
  const isList = Array.isArray(value);
  for (const [name, member] of Object.entries(value)) {
    if (!isList && isLone(name)) return false;
    if (typeof member === 'string' || isNested(member)) next.push(member);
  }
  return true;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** With the `u` flag a paired surrogate is one code point, so only lone ones are of category Cs. */
function isLone(text: string): boolean {
  return /\p{Cs}/u.test(text);
}
