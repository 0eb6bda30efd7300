import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverError } from '../errors.ts';
import { writeDurably } from './durable-file.ts';

export interface ServerKeys {
  /** HMAC key under which application keys are stored. */
  readonly mac: Uint8Array;
  /** Encrypts management state in the journal. */
  readonly state: Uint8Array;
}

const KEY_BYTES = 32;

/**
 * Reads the server's keys, or makes them at the first start: durable before their first use, readable by the owner
 * alone. A missing key beside a journal that was written with it is refused: a new one would lock the old state out.
 */
export function loadServerKeys(directory: string, journalExists: boolean): ServerKeys {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return { mac: keyFile(directory, 'mac.key', journalExists), state: keyFile(directory, 'state.key', journalExists) };
}

function keyFile(directory: string, name: string, mustExist: boolean): Uint8Array {
  const path = join(directory, name);
  if (existsSync(path)) return readKey(path, name);
  if (mustExist) {
    throw serverError('keys_unusable', `${path} is missing: restore it from the backup of the keys`, {
      details: { path },
    });
  }
  const key = randomBytes(KEY_BYTES);
  writeDurably(path, `${key.toString('hex')}\n`);
  return key;
}

function readKey(path: string, name: string): Uint8Array {
  const hex = content(path);
  if (hex !== undefined && /^[0-9a-f]{64}$/.test(hex)) return Buffer.from(hex, 'hex');
  throw serverError('keys_unusable', `${name} is damaged: restore it from the backup of the keys`, {
    details: { path },
  });
}

function content(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
