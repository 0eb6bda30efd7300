import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { serverError } from '../errors.ts';

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
  const hex = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw serverError('keys_unusable', `${name} is damaged: restore it from the backup of the keys`, {
      details: { path },
    });
  return Buffer.from(hex, 'hex');
}

/** Writes a file of the owner alone, by rename, so that it is there whole or not at all. */
export function writeDurably(path: string, content: string): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  const directory = openSync(join(path, '..'), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
