import { readFileSync } from 'node:fs';
import { bytesToHex, canonicalJson, hexToBytes, type JsonObject, utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { genesisInput, recordLeafInput, stateLeafInput } from '../src/chain.ts';
import { sha256 } from '../src/node/sha256.ts';
import { verifyFilesIn } from '../src/node/verify-files.ts';
import { entryFromJson } from '../src/verify/entry-json.ts';
import { verifyEntries } from '../src/verify/verify-entries.ts';
import { VolatileDirectory } from './node/volatile-directory.ts';

/** Made by spec/vectors/journal/make.py, which shares nothing with this package but the specification. */
function vectors<Content>(name: string): Content {
  const url = new URL(`../../../spec/vectors/journal/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Content;
}

interface EntryVector {
  readonly type: 'record' | 'state';
  readonly seq: number;
  readonly salt: string;
  readonly record: JsonObject;
  readonly bytes: string;
  readonly leaf: string;
  readonly hash: string;
}
const chain = vectors<{ readonly genesis: string; readonly entries: readonly EntryVector[] }>('chain.json');
const files = vectors<readonly { name: string; files: Record<string, string>; verification: unknown }[]>('files.json');
const bytes = (hex: string): Uint8Array => hexToBytes(hex) ?? new Uint8Array(0);

describe('the chain vectors', () => {
  it('begin where every chain begins', () => {
    expect(bytesToHex(sha256(genesisInput()))).toBe(chain.genesis);
  });

  it.each(chain.entries.map((entry) => [entry.seq, entry] as const))('give the leaf of entry %i', (_, entry) => {
    const input =
      entry.type === 'record'
        ? recordLeafInput(bytes(entry.salt), utf8ToBytes(canonicalJson(entry.record)))
        : stateLeafInput(bytes(entry.bytes));
    expect(bytesToHex(sha256(input))).toBe(entry.leaf);
  });

  it('give one chain', async () => {
    const entries = chain.entries.map((entry) => entryFromJson(entry)!);
    const head = { seq: 5, hash: chain.entries[4]?.hash };
    expect(await verifyEntries(entries, { sha256 })).toEqual({ ok: true, count: 5, head });
  });
});

describe('the file vectors', () => {
  it.each(files.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    const directory = new VolatileDirectory();
    for (const [name, content] of Object.entries(vector.files)) directory.put(name, bytes(content));
    expect(await verifyFilesIn(directory)).toEqual(vector.verification);
  });
});
