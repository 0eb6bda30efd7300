import { bytesToHex } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { parseCheckpoint } from '../../src/note/checkpoint.ts';
import { cosign } from '../../src/note/sign-note.ts';
import { requireWitnesses } from '../../src/note/trust-policy.ts';
import { verifyCheckpoint } from '../../src/note/verify-checkpoint.ts';
import {
  type CheckpointStore,
  createMemoryCheckpointStore,
  type LeafSource,
  type Lease,
  soleHolder,
} from '../../src/sequencer/ports.ts';
import { runSequencer } from '../../src/sequencer/run-sequencer.ts';
import { createSequencer, type Published, type SequencerOptions } from '../../src/sequencer/sequencer.ts';
import { createMemoryTileStore } from '../../src/tree/tile-store.ts';
import { TreeView } from '../../src/tree/tree-view.ts';
import { verifyConsistency } from '../../src/verify/verify-consistency.ts';
import { logSigner, otherLogSigner, witnesses } from '../note/signers.ts';
import { leafAt, leaves, referenceRoot } from '../tree/reference-tree.ts';

/** A source whose leaves are those of the reference tree, up to a number that the test moves. */
class GrowingLeaves implements LeafSource {
  count: number;
  constructor(count: number) {
    this.count = count;
  }
  async *from(index: number): AsyncGenerator<Uint8Array> {
    const end = this.count;
    for (let at = index; at < end; at++) yield leafAt(at);
  }
}

function setUp(over: Partial<SequencerOptions> = {}) {
  const tiles = createMemoryTileStore();
  const checkpoints = createMemoryCheckpointStore();
  const source = new GrowingLeaves(0);
  const options: SequencerOptions = {
    leaves: source,
    tiles,
    checkpoints,
    sha256,
    ed25519: verifyEd25519,
    signer: logSigner,
    lease: soleHolder,
    clock: { now: () => 0 },
    ...over,
  };
  return { tiles, checkpoints, source, options, sequencer: createSequencer(options) };
}

const rootOf = (published: Published): string => bytesToHex(published.root);
const reference = (size: number): string => bytesToHex(referenceRoot(0, size));

describe('the sequencer', () => {
  it('signs the tree of the leaves that there are, also where there are none', async () => {
    const { source, sequencer, checkpoints } = setUp();
    for (const count of [0, 0, 1, 255, 256, 1500, 1500, 4000]) {
      source.count = count;
      const published = await sequencer.integrate();
      expect([published.size, rootOf(published)]).toEqual([count, reference(count)]);
      expect(await checkpoints.latest()).toBe(published.note);
      const verified = await verifyCheckpoint(published.note, requireWitnesses([logSigner.key]), verifyEd25519);
      expect(verified.ok && verified.value.size).toBe(count);
    }
  });

  it('shares one run among calls that come while another is under way, and that run sees what they know', async () => {
    const { source, sequencer } = setUp();
    source.count = 10;
    const first = sequencer.integrate();
    await Promise.resolve();
    await Promise.resolve();
    source.count = 20;
    const [second, third] = [sequencer.integrate(), sequencer.integrate()];
    expect((await second).size).toBe(20);
    expect(await third).toBe(await second);
    expect((await first).size).toBeLessThanOrEqual(20);
  });

  it('publishes on the way while leaves keep coming, also when the clock falls back', async () => {
    let now = 0;
    for (const step of [700, -700]) {
      const sizes: number[] = [];
      const inner = createMemoryCheckpointStore();
      const checkpoints: CheckpointStore = {
        ...inner,
        publish: (next) => {
          sizes.push(parseCheckpoint(next.note.split('\n\n')[0]!.concat('\n'))?.size ?? -1);
          return inner.publish(next);
        },
      };
      const clock = {
        now: () => {
          now += step;
          return now;
        },
      };
      const { source, sequencer } = setUp({ checkpoints, clock });
      source.count = 6000;
      await sequencer.integrate();
      expect(sizes.length).toBeGreaterThan(2);
      expect(sizes.at(-1)).toBe(6000);
    }
  });

  it('publishes a checkpoint again with cosignatures, unless a newer one is there', async () => {
    const { source, sequencer, checkpoints } = setUp();
    source.count = 5;
    const published = await sequencer.integrate();
    const line = await cosign(published.note.split('\n\n')[0]!.concat('\n'), witnesses[0]!, 9);
    expect(await sequencer.addCosignatures(published, line)).toBe(true);
    expect(await checkpoints.latest()).toBe(published.note + line);
    source.count = 6;
    expect((await sequencer.integrate()).size).toBe(6);
    expect(await sequencer.addCosignatures(published, line)).toBe(false);
    await expect(sequencer.addCosignatures(published, 'no line')).rejects.toMatchObject({ code: 'note_invalid' });
  });

  it('goes on after a change of its key', async () => {
    const { source, sequencer, options } = setUp();
    source.count = 5;
    await sequencer.integrate();
    source.count = 9;
    const renewed = createSequencer({ ...options, signer: otherLogSigner, formerKeys: [logSigner.key] });
    expect((await renewed.integrate()).size).toBe(9);
  });
});

describe('a restart', () => {
  it.each(['before', 'after'] as const)('%s any one write loses nothing and contradicts nothing', async (when) => {
    const sizes = [3, 300, 520, 1300];
    let writes = Number.POSITIVE_INFINITY;
    for (let crashAt = 1; crashAt <= writes; crashAt++) {
      const { tiles, checkpoints, source, options } = setUp();
      const seen: string[] = [];
      let count = 0;
      const crashing = async <Value>(write: () => Promise<Value>): Promise<Value> => {
        count += 1;
        if (count === crashAt && when === 'before') throw new TypeError('crash');
        const value = await write();
        if (count === crashAt) throw new TypeError('crash');
        return value;
      };
      const faulty: SequencerOptions = {
        ...options,
        tiles: { get: tiles.get, put: (path, bytes) => crashing(() => tiles.put(path, bytes)) },
        checkpoints: { latest: checkpoints.latest, publish: (next) => crashing(() => checkpoints.publish(next)) },
      };
      const sequencer = createSequencer(faulty);
      let crashed = false;
      for (const size of sizes) {
        source.count = size;
        if (!crashed) await sequencer.integrate().catch(() => (crashed = true));
        const latest = await checkpoints.latest();
        if (latest !== undefined) seen.push(latest);
      }
      if (!crashed) writes = count;
      const after = await createSequencer(options).integrate();
      expect([after.size, rootOf(after)]).toEqual([1300, reference(1300)]);
      const view = new TreeView({ store: tiles, sha256, size: after.size });
      for (const note of new Set(seen)) {
        const older = parseCheckpoint(note.split('\n\n')[0]!.concat('\n'))!;
        expect(await verifyConsistency(older, after, await view.consistencyProof(older.size), sha256)).toBeUndefined();
      }
    }
    expect(writes).toBeGreaterThan(20);
  });

  it('in the same process after a failed write goes on as if it had not been', async () => {
    const { tiles, source, options } = setUp();
    let fail = true;
    const put = async (path: string, bytes: Uint8Array): Promise<void> => {
      if (fail) throw new TypeError('disk');
      await tiles.put(path, bytes);
    };
    const sequencer = createSequencer({ ...options, tiles: { ...tiles, put } });
    source.count = 600;
    await expect(sequencer.integrate()).rejects.toThrow('disk');
    fail = false;
    expect(rootOf(await sequencer.integrate())).toBe(reference(600));
  });
});

describe('what does not fit together is named, and nothing is signed', () => {
  async function published(size: number, over: Partial<SequencerOptions> = {}) {
    const all = setUp(over);
    all.source.count = size;
    const newest = await all.sequencer.integrate();
    return { ...all, newest };
  }
  const codeOf = async (options: SequencerOptions): Promise<unknown> =>
    createSequencer(options)
      .integrate()
      .then(
        () => 'signed',
        (cause) => (cause as { code: unknown }).code,
      );

  it('the leaves were put back to an older state', async () => {
    const { source, options } = await published(600);
    source.count = 599;
    expect(await codeOf(options)).toBe('tree_rolled_back');
  });

  it('the tiles were put back to an older state', async () => {
    const older = await published(300);
    const { options } = await published(600);
    expect(await codeOf({ ...options, tiles: older.tiles })).toBe('tree_rolled_back');
  });

  it('the newest leaves are others', async () => {
    const { options } = await published(600);
    const from = async function* (index: number): AsyncGenerator<Uint8Array> {
      for (const [n, leaf] of leaves(index, 601).entries()) yield index + n === 599 ? leafAt(7) : leaf;
    };
    expect(await codeOf({ ...options, leaves: { from } })).toBe('leaves_diverged');
  });

  it.each(['tile/0/002.p/88', 'tile/1/000.p/2'])('a byte of %s was changed', async (path) => {
    const { options, tiles } = await published(600);
    tiles.tiles.get(path)![5]! ^= 1;
    expect(await codeOf(options)).toBe('tree_damaged');
  });

  it('a byte of the newest entries was changed', async () => {
    const { options, tiles } = await published(600);
    tiles.tiles.get('tile/entries/002.p/88')![5]! ^= 1;
    expect(await codeOf(options)).toBe('leaves_diverged');
  });

  it('the checkpoint was changed, or is that of somebody else', async () => {
    const { options, newest, source } = await published(600);
    source.count = 700;
    const forged = createMemoryCheckpointStore(newest.note.replace('\n600\n', '\n500\n'));
    expect(await codeOf({ ...options, checkpoints: forged })).toBe('tree_damaged');
    expect(await codeOf({ ...options, signer: otherLogSigner })).toBe('tree_damaged');
  });

  it('everything was put back, and others know more', async () => {
    const { newest } = await published(600);
    const { options, source } = await published(500);
    expect(await codeOf({ ...options, atLeast: newest })).toBe('tree_rolled_back');
    source.count = 650;
    expect(await codeOf({ ...options, atLeast: { size: 600, root: leafAt(1) } })).toBe('tree_rolled_back');
    expect(await codeOf({ ...options, atLeast: newest })).toBe('signed');
  });

  it('a leaf is not 32 bytes', async () => {
    const from = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(31);
    };
    expect(await codeOf(setUp({ leaves: { from } }).options)).toBe('leaf_invalid');
  });
});

describe('two sequencers at once', () => {
  it('one works, the other is refused and stands by', async () => {
    let holder = 'a';
    let token = 1;
    const leaseOf = (name: string): Lease => ({ token: async () => (holder === name ? token : undefined) });
    const { source, options } = setUp();
    const [a, b] = ['a', 'b'].map((name) => createSequencer({ ...options, lease: leaseOf(name) }));
    source.count = 5;
    expect((await a!.integrate()).size).toBe(5);
    await expect(b!.integrate()).rejects.toMatchObject({ code: 'lease_lost' });
    holder = 'b';
    token = 2;
    source.count = 9;
    expect((await b!.integrate()).size).toBe(9);
    await expect(a!.integrate()).rejects.toMatchObject({ code: 'lease_lost' });
  });

  it('whoever was asleep with an old token publishes nothing', async () => {
    const { source, options, checkpoints } = setUp();
    const old = createSequencer({ ...options, lease: { token: async () => 1 } });
    const young = createSequencer({ ...options, lease: { token: async () => 2 } });
    source.count = 5;
    await old.integrate();
    source.count = 9;
    const newest = await young.integrate();
    source.count = 12;
    await expect(old.integrate()).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await checkpoints.latest()).toBe(newest.note);
  });

  it('with one token the slower one sees that the checkpoint has moved, and begins again', async () => {
    const { source, options } = setUp();
    const [one, other] = [createSequencer(options), createSequencer(options)];
    source.count = 5;
    await one.integrate();
    await other.integrate();
    source.count = 9;
    await other.integrate();
    await expect(one.integrate()).rejects.toMatchObject({ code: 'checkpoint_moved' });
    expect(rootOf(await one.integrate())).toBe(reference(9));
  });
});

describe('running', () => {
  it('integrates until stopped, reports failures and tries again, and once more at the end', async () => {
    const { source, options } = setUp();
    const failures: unknown[] = [];
    const sizes: number[] = [];
    let rounds = 0;
    const lease: Lease = { token: async () => (rounds === 1 ? undefined : 1) };
    await runSequencer({
      sequencer: createSequencer({ ...options, lease }),
      sleep: async () => {
        rounds += 1;
        source.count += 10;
      },
      stopped: () => rounds === 3,
      onFailure: (cause) => failures.push(cause),
      onPublished: ({ size }) => sizes.push(size),
    });
    expect(sizes).toEqual([0, 20, 30]);
    expect(failures).toMatchObject([{ code: 'lease_lost' }]);
  });
});
