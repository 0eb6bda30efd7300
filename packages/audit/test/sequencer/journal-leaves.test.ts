import { bytesToHex } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bundleEntryOf, leafOf } from '../../src/bundle/bundle-entry.ts';
import { verifyBundle } from '../../src/bundle/verify-bundle.ts';
import { writeBundle } from '../../src/bundle/write-bundle.ts';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { openJournal } from '../../src/node/open-journal.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { requireWitnesses } from '../../src/note/trust-policy.ts';
import { journalLeaves } from '../../src/sequencer/journal-leaves.ts';
import { createMemoryCheckpointStore, soleHolder } from '../../src/sequencer/ports.ts';
import { createSequencer } from '../../src/sequencer/sequencer.ts';
import { createMemoryTileStore } from '../../src/tree/tile-store.ts';
import { TreeView } from '../../src/tree/tree-view.ts';
import { collect } from '../node/collect.ts';
import { temporaryDirectory } from '../node/temporary-directory.ts';
import { logSigner, verifyPorts } from '../note/signers.ts';
import { sampleRecord, seededRandom } from '../sample.ts';

describe('the entries of a journal', () => {
  it('are the leaves of its tree, from the disk to a bundle that verifies', async () => {
    const { journal } = await openJournal({ directory: await temporaryDirectory(), random: seededRandom(3) });
    await Promise.all(Array.from({ length: 40 }, () => journal.appendRecord(sampleRecord())));
    await journal.appendState(Uint8Array.of(1, 2, 3));
    await journal.appendRecord(sampleRecord());
    const leaves = journalLeaves(journal, sha256);
    const entries = await collect(journal.read(1));
    const expected = entries.map((entry) => bytesToHex(leafOf(entry, sha256)));
    expect((await collect(leaves.from(38))).map(bytesToHex)).toEqual(expected.slice(38));

    const tiles = createMemoryTileStore();
    const sequencer = createSequencer({
      leaves,
      tiles,
      checkpoints: createMemoryCheckpointStore(),
      sha256,
      ed25519: verifyEd25519,
      signer: logSigner,
      lease: soleHolder,
      clock: { now: () => 0 },
    });
    const { size, note: checkpoint } = await sequencer.integrate();
    const lines = writeBundle({
      view: new TreeView({ store: tiles, sha256, size }),
      checkpoint,
      scope: { mode: 'range', from: 0, to: size },
      entries: entries.map((entry) => bundleEntryOf(entry, sha256)),
      keys: [logSigner.key],
      sha256,
    });
    const policy = requireWitnesses([logSigner.key]);
    expect(await verifyBundle(lines, { ...verifyPorts, policy })).toMatchObject({ ok: true, records: 41, withheld: 1 });
    expect((await sequencer.integrate()).size).toBe(size);
    await journal.appendRecord(sampleRecord());
    expect((await sequencer.integrate()).size).toBe(size + 1);
    await journal.close();
  });
});
