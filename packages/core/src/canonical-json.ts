import { AnlanError } from './errors.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Deeper nesting than any record needs; bounds the stack on hostile input. */
const MAX_DEPTH = 256;
const NEEDS_ESCAPE = /["\\\p{Cc}\p{Cs}]/u;
/** With the `u` flag a paired surrogate is one code point, so only lone ones are of category Cs. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Canonical JSON of RFC 8785 (JCS): one text for one value, so that it can be hashed and signed. Members are sorted by
 * UTF-16 code units; numbers are written as ECMAScript writes them; no white space.
 *
 * Throws `AnlanError` `not_canonical_json` for what has no canonical form: NaN, infinities, lone surrogates, cycles
 * (seen as nesting over 256 levels), and values that JSON does not know (functions, symbols, bigint, undefined in
 * arrays, and everything that is no plain object, such as a Date or a Map: all of them would be written as `{}`). Members whose value is `undefined` are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw refuse('nesting over 256 levels, or a cycle');
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      if (!Number.isFinite(value)) throw refuse('a number that is not finite');
      // Object.is(-0): RFC 8785 §3.2.2.3 writes 0, as String() does.
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value as Record<string, unknown>, depth);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw refuse(`a value of type ${typeof value}`);
  }
}

function writeArray(items: readonly unknown[], depth: number): string {
  if (items.length === 0) return '[]';
  let out = `[${write(items[0], depth + 1)}`;
  for (let i = 1; i < items.length; i++) out += `,${write(items[i], depth + 1)}`;
  return `${out}]`;
}

function writeObject(object: Readonly<Record<string, unknown>>, depth: number): string {
  if (!isPlain(object)) throw refuse('an object that is not plain');
  // Default sort compares UTF-16 code units: exactly RFC 8785 §3.2.3.
  const keys = Object.keys(object).sort();
  let out = '';
  for (const key of keys) {
    const member = object[key];
    if (member === undefined) continue;
    out += `${out === '' ? '' : ','}${writeString(key)}:${write(member, depth + 1)}`;
  }
  return `{${out}}`;
}

/** Made by a literal, by JSON.parse or without a prototype; in any realm, so not compared with our Object.prototype. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function writeString(value: string): string {
  // JSON.stringify escapes exactly what RFC 8785 §3.2.2.2 asks for, once lone surrogates are excluded.
  if (!NEEDS_ESCAPE.test(value)) return `"${value}"`;
  if (LONE_SURROGATE.test(value)) throw refuse('a text with a lone surrogate');
  return JSON.stringify(value);
}

function refuse(what: string): AnlanError<'not_canonical_json'> {
  return new AnlanError('not_canonical_json', `canonical JSON cannot hold ${what}`);
}
