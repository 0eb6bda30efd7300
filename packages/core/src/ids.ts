import { AnlanError } from './errors.ts';
import type { Clock, Random } from './ports.ts';
import { createTickCounter } from './tick-counter.ts';

declare const brand: unique symbol;
/** A string that only the right constructor makes: an ApplicationId cannot be passed where a KeyId is asked for. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

export type RecordId = Brand<string, 'RecordId'>;
export type ApplicationId = Brand<string, 'ApplicationId'>;
export type AccountId = Brand<string, 'AccountId'>;
export type KeyId = Brand<string, 'KeyId'>;
export type RequestId = Brand<string, 'RequestId'>;

/** Makes UUIDv7 (RFC 9562 §5.7) that are strictly increasing within the factory, also when the clock stands or falls back. */
export interface IdFactory {
  next<Id extends Brand<string, string>>(): Id;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** The count begins in the lower half of its range, so that a millisecond has room for 2³¹ ids at least. */
const SEED_MASK = 0x7fffffff;

export function createIdFactory(clock: Clock, random: Random): IdFactory {
  const pool = new Uint8Array(1024);
  const view = new DataView(pool.buffer);
  let used = pool.length;

  /** Offset of `count` fresh random bytes in the pool: one system call serves a hundred ids. */
  const fresh = (count: number): number => {
    if (used + count > pool.length) {
      random.fill(pool);
      used = 0;
    }
    used += count;
    return used - count;
  };
  const tick = createTickCounter(clock, () => view.getUint32(fresh(4)) & SEED_MASK);

  return {
    next<Id extends Brand<string, string>>(): Id {
      const { time, count } = tick();
      const at = fresh(6);
      const stamp = hex(time, 12);
      // The count fills rand_a (12 bits) and the top of rand_b (14 and 6 bits); 42 random bits follow.
      const randA = hex(count >>> 20, 3);
      const variant = hex(0x8000 | ((count >>> 6) & 0x3fff), 4);
      const tail = hex(((count & 0x3f) << 10) | (view.getUint16(at) & 0x3ff), 4) + hex(view.getUint32(at + 2), 8);
      return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${randA}-${variant}-${tail}` as Id;
    },
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** Whether a text is a UUID in its canonical lower-case form. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** Milliseconds since 1970 that a UUIDv7 carries; undefined for any other text. */
export function uuidTimestamp(id: string): number | undefined {
  if (!UUID.test(id) || id[14] !== '7') return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Crockford's base 32: no I, L, O, U, so that an id can be read aloud over a telephone. */
const SPEAKABLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A short id for people, beside the UUID: `APP-7F3K`. Unique only where the store says so: make another on collision.
 * @param prefix upper-case letters, e.g. `APP`
 * @param length number of characters behind the dash, 4 to 12
 */
export function speakableId(random: Random, prefix: string, length = 4): string {
  if (!/^[A-Z]{2,6}$/.test(prefix) || length < 4 || length > 12) {
    throw new AnlanError('invalid_argument', 'speakableId takes 2-6 upper-case letters and a length of 4-12');
  }
  let out = '';
  for (const byte of random.fill(new Uint8Array(length))) out += SPEAKABLE[byte & 31];
  return `${prefix}-${out}`;
}
