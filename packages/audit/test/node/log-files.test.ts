import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { openLogFiles } from '../../src/node/log-files.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { openWitnessFiles } from '../../src/node/witness-files.ts';
import { soleHolder } from '../../src/sequencer/ports.ts';
import { createSequencer, type Sequencer } from '../../src/sequencer/sequencer.ts';
import { logSigner, ORIGIN } from '../note/signers.ts';
import { leafAt, referenceRoot } from '../tree/reference-tree.ts';
import { temporaryDirectory } from './temporary-directory.ts';

function sequencerOf(directory: string, count: number): Sequencer {
  async function* from(index: number): AsyncGenerator<Uint8Array> {
    for (let at = index; at < count; at++) yield leafAt(at);
  }
  const files = openLogFiles(directory);
  const ports = { sha256, ed25519: verifyEd25519, lease: soleHolder, clock: { now: () => 0 } };
  return createSequencer({ ...files, ...ports, leaves: { from }, signer: logSigner });
}

describe('a tree in files', () => {
  it('lies as it is served, and is taken up by the next process', async () => {
    const directory = await temporaryDirectory();
    const first = await sequencerOf(directory, 300).integrate();
    expect(await readFile(join(directory, 'checkpoint'), 'utf8')).toBe(first.note);
    expect((await readdir(join(directory, 'tile', '0'))).sort()).toEqual(['000', '001.p']);
    const second = await sequencerOf(directory, 600).integrate();
    expect(bytesToHex(second.root)).toBe(bytesToHex(referenceRoot(0, 600)));
  });

  it('is taken up where a crash left unfinished files behind', async () => {
    const directory = await temporaryDirectory();
    await sequencerOf(directory, 300).integrate();
    await writeFile(join(directory, 'checkpoint.tmp'), 'half');
    await writeFile(join(directory, 'tile', '0', '001.tmp'), 'half');
    expect((await sequencerOf(directory, 600).integrate()).size).toBe(600);
  });

  it('whose checkpoint is no text is refused', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'checkpoint'), Uint8Array.of(0xff));
    await expect(sequencerOf(directory, 3).integrate()).rejects.toMatchObject({ code: 'tree_damaged' });
  });

  it('knows tile paths and nothing else', async () => {
    const { tiles } = openLogFiles(await temporaryDirectory());
    expect(await tiles.get('../../etc/passwd')).toBeUndefined();
    await expect(tiles.put('../x', new Uint8Array(1))).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('that cannot be read or written says so', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'tile'), 'a file where a directory should be');
    const { tiles } = openLogFiles(directory);
    await expect(tiles.put('tile/0/000', new Uint8Array(1))).rejects.toMatchObject({ code: 'log_write_failed' });
    expect(await tiles.get('tile/0/000')).toBeUndefined();
  });
});

describe('what a witness remembers, in files', () => {
  const tree = { size: 5, root: 'ab'.repeat(32), time: 9 };

  it('outlives the process, for each log by itself', async () => {
    const directory = await temporaryDirectory();
    expect(await openWitnessFiles(directory).replace(ORIGIN, undefined, tree)).toBe(true);
    const again = openWitnessFiles(directory);
    expect(await again.latest(ORIGIN)).toEqual(tree);
    expect(await again.latest('../other')).toBeUndefined();
  });

  it('is replaced only where it is what was expected, by one of many at once', async () => {
    const store = openWitnessFiles(await temporaryDirectory());
    const sizes = [6, 7, 8];
    const results = await Promise.all(sizes.map((size) => store.replace(ORIGIN, undefined, { ...tree, size })));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await store.replace(ORIGIN, undefined, tree)).toBe(false);
  });

  it('is never taken for nothing where it does not read', async () => {
    const directory = await temporaryDirectory();
    const store = openWitnessFiles(directory);
    await store.replace(ORIGIN, undefined, tree);
    const [name = ''] = await readdir(directory);
    for (const content of ['', '{}', '{"origin":"x","root":"","size":1,"time":1}']) {
      await writeFile(join(directory, name), content);
      await expect(store.latest(ORIGIN)).rejects.toMatchObject({ code: 'log_read_failed' });
    }
  });
});
