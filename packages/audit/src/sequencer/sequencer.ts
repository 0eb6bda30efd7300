import type { Clock } from '@anlan/core';
import { auditError } from '../errors.ts';
import { type Checkpoint, formatCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import type { NoteKey } from '../note/note-key.ts';
import type { NoteSigner } from '../note/note-signer.ts';
import { signNote } from '../note/sign-note.ts';
import { TreeView } from '../tree/tree-view.ts';
import type { TreeWriter } from '../tree/tree-writer.ts';
import { type TreeHead, verifyConsistency } from '../verify/verify-consistency.ts';
import type { CheckpointStore, Lease } from './ports.ts';
import { type ResumeOptions, resumeTree } from './resume-tree.ts';

export interface SequencerOptions extends Omit<ResumeOptions, 'keys' | 'origin'> {
  readonly checkpoints: CheckpointStore;
  /** Signs the checkpoints; its name is the origin of the log. */
  readonly signer: NoteSigner;
  /** Keys that the log signed with before. */
  readonly formerKeys?: readonly NoteKey[];
  readonly lease: Lease;
  readonly clock: Clock;
  /** A tree that somebody else knows this log to have signed: one that does not go on from it is never signed. */
  readonly atLeast?: TreeHead;
  /** While leaves keep coming, a checkpoint is published at this distance; milliseconds, 1000 by default. */
  readonly publishEvery?: number;
}

/** A checkpoint that is published. */
export interface Published extends Checkpoint {
  /** The signed note. */
  readonly note: string;
}

export interface Sequencer {
  /**
   * Puts everything that is durable now into the tree, publishes, and answers the newest checkpoint. Calls that come
   * meanwhile share the next run. Rejects with `lease_lost`, `checkpoint_moved`, `tree_rolled_back`, `tree_damaged`,
   * `leaves_diverged`, or what a port failed with; the next call begins again from what is stored.
   */
  integrate(): Promise<Published>;
  /**
   * Publishes the newest checkpoint once more, with the signature lines of witnesses. Answers false where it is no
   * longer the newest: then they are not needed.
   */
  addCosignatures(published: Published, lines: string): Promise<boolean>;
}

interface Position {
  readonly writer: TreeWriter;
  published: Published | undefined;
}

/** Leaves that are taken from the source before the tree is asked to write. */
const BATCH = 1024;

/** The one writer of a log's tree and checkpoints. */
export function createSequencer(options: SequencerOptions): Sequencer {
  const sequencer = new LiveSequencer(options);
  return {
    integrate: () => sequencer.integrate(),
    addCosignatures: (published, lines) => sequencer.addCosignatures(published, lines),
  };
}

class LiveSequencer {
  readonly #options: SequencerOptions;
  #position: Position | undefined;
  #confirmed: boolean;
  #running: Promise<void> = Promise.resolve();
  #waiting: Promise<Published> | undefined;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#confirmed = options.atLeast === undefined;
  }

  integrate(): Promise<Published> {
    this.#waiting ??= this.#afterRunning();
    return this.#waiting;
  }

  async addCosignatures({ note }: Published, lines: string): Promise<boolean> {
    const added = note + lines;
    if (!parseNote(added).ok) throw auditError('note_invalid', 'these are no lines of signatures');
    return this.#serially(async (position, token) => {
      if (position.published?.note !== note) return false;
      await this.#store(position, { ...position.published, note: added }, token);
      return true;
    });
  }

  async #afterRunning(): Promise<Published> {
    // Calls from here on need a run of their own: this one may have read the leaves already.
    await this.#running;
    this.#waiting = undefined;
    return this.#serially(async (position, token) => {
      await this.#takeIn(position, token);
      return this.#publish(position, token);
    });
  }

  #serially<Value>(act: (position: Position, token: number) => Promise<Value>): Promise<Value> {
    const result = this.#running.then(() => this.#run(act));
    // A failure belongs to whoever asked for that run.
    this.#running = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async #run<Value>(act: (position: Position, token: number) => Promise<Value>): Promise<Value> {
    try {
      const token = await this.#token();
      const position = this.#position ?? (await this.#open());
      this.#position = position;
      return await act(position, token);
    } catch (cause) {
      // Memory may be ahead of what is stored, and somebody else may be at work: begin again from the store.
      this.#position = undefined;
      throw cause;
    }
  }

  async #token(): Promise<number> {
    const token = await this.#options.lease.token();
    if (token === undefined) throw auditError('lease_lost', 'another process holds the lease of the sequencer');
    return token;
  }

  async #open(): Promise<Position> {
    const { checkpoints, signer, formerKeys = [] } = this.#options;
    const note = await checkpoints.latest();
    const origin = signer.key.name;
    const writer = await resumeTree(note, { ...this.#options, origin, keys: [signer.key, ...formerKeys] });
    const published = note === undefined ? undefined : { note, origin, size: writer.size, root: writer.root() };
    return { writer, published };
  }

  async #takeIn(position: Position, token: number): Promise<void> {
    const { leaves, clock, publishEvery = 1000, atLeast } = this.#options;
    let since = clock.now();
    let batch: Uint8Array[] = [];
    for await (const leaf of leaves.from(position.writer.size)) {
      batch.push(leaf);
      if (batch.length < BATCH) continue;
      await position.writer.append(batch);
      batch = [];
      const elapsed = clock.now() - since;
      // A clock that fell back would otherwise keep the next checkpoint waiting for as long.
      if (elapsed < publishEvery && elapsed >= 0) continue;
      if (this.#confirmed || position.writer.size >= (atLeast?.size ?? 0)) await this.#publish(position, token);
      since = clock.now();
    }
    await position.writer.append(batch);
  }

  async #publish(position: Position, token: number): Promise<Published> {
    const { writer, published } = position;
    const isNewest = published?.size === writer.size;
    if (isNewest && this.#confirmed) return published;
    await writer.flush();
    await this.#confirm(writer);
    if (isNewest) return published;
    const { signer } = this.#options;
    const checkpoint = { origin: signer.key.name, size: writer.size, root: writer.root() };
    const note = await signNote(formatCheckpoint(checkpoint), [signer]);
    return this.#store(position, { ...checkpoint, note }, token);
  }

  async #store(position: Position, next: Published, token: number): Promise<Published> {
    const outcome = await this.#options.checkpoints.publish({
      note: next.note,
      after: position.published?.note,
      token,
    });
    switch (outcome) {
      case 'published':
        position.published = next;
        return next;
      case 'moved':
        throw auditError('checkpoint_moved', 'another checkpoint was published in between');
      case 'fenced':
        throw auditError('lease_lost', 'the lease has gone to another process');
    }
  }

  /** Signs nothing that contradicts what others have seen (c2sp.org/tlog-checkpoint: a log must not). */
  async #confirm(writer: TreeWriter): Promise<void> {
    const { atLeast, tiles: store, sha256 } = this.#options;
    if (this.#confirmed || atLeast === undefined || atLeast.size === 0) return;
    const { size } = writer;
    if (size < atLeast.size)
      throw auditError('tree_rolled_back', `others know a tree of ${atLeast.size}, this is ${size}`);
    const proof = await new TreeView({ store, sha256, size }).consistencyProof(atLeast.size);
    const problem = await verifyConsistency(atLeast, { size, root: writer.root() }, proof, sha256);
    if (problem !== undefined)
      throw auditError('tree_rolled_back', 'others know another history', { details: { problem } });
    this.#confirmed = true;
  }
}
