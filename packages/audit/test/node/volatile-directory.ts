import { auditError } from '../../src/errors.ts';
import type { JournalDirectory, ReadableFile, WritableFile } from '../../src/node/directory.ts';

const BLOCK = 512;

interface Write {
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** A file as the system shows it, as the disk has it, and what a sync would bring to the disk. */
interface Inode {
  shown: Uint8Array;
  durable: Uint8Array;
  readonly unsynced: Write[];
}

type NameChange = (names: Map<string, Inode>) => void;

/** What a power cut leaves is not ours to choose: these numbers, from 0 to 1, choose. */
export type Chance = () => number;

/**
 * A directory in memory that forgets like a disk. What is written but not synced survives a power cut block by block,
 * by chance; names that were changed but not synced survive in the order of their change, up to some point.
 */
export class VolatileDirectory implements JournalDirectory {
  #shown = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  #unsyncedNames: NameChange[] = [];
  #operations = 0;
  #powerCutAt = Number.POSITIVE_INFINITY;
  readonly #failures: { readonly operation: Operation; readonly cause: string }[] = [];

  /** Operations that change something so far. */
  get operations(): number {
    return this.#operations;
  }

  /** Writes that were made and syncs that returned, for tests of group commit. */
  readonly counts: Record<Operation, number> = { create: 0, write: 0, sync: 0, rename: 0, remove: 0, syncNames: 0 };

  bytesRead = 0;

  /** The power goes off when this many more changes have been asked for; the last one may have been begun. */
  cutPowerAfter(operations: number): void {
    this.#powerCutAt = this.#operations + operations;
  }

  /** The next operation of this kind fails; half of a write is done, and nothing of what a sync should keep is kept. */
  failNext(operation: Operation, cause: string): void {
    this.#failures.push({ operation, cause });
  }

  /** The directory as it is found after the power came back. */
  afterPowerCut(chance: Chance): VolatileDirectory {
    const kept = Math.floor(chance() * (this.#unsyncedNames.length + 1));
    const names = new Map(this.#durable);
    for (const change of this.#unsyncedNames.slice(0, kept)) change(names);
    const found = new VolatileDirectory();
    for (const [name, inode] of names) found.put(name, survivors(inode, chance));
    return found;
  }

  /** Another directory with the same content. */
  copy(): VolatileDirectory {
    const copy = new VolatileDirectory();
    for (const [name, inode] of this.#shown) copy.put(name, inode.shown.slice());
    return copy;
  }

  /** Puts a file there, durably, past the journal. */
  put(name: string, bytes: Uint8Array): void {
    const inode = { shown: bytes, durable: bytes, unsynced: [] };
    this.#shown.set(name, inode);
    this.#durable.set(name, inode);
  }

  take(name: string): Uint8Array {
    return this.#inode(name).shown;
  }

  drop(name: string): void {
    this.#shown.delete(name);
    this.#durable.delete(name);
  }

  async names(): Promise<readonly string[]> {
    return [...this.#shown.keys()];
  }

  async openToRead(name: string): Promise<ReadableFile> {
    const inode = this.#inode(name);
    const size = inode.shown.length;
    return {
      size,
      read: async (position, length) => {
        const bytes = inode.shown.slice(position, Math.min(position + length, size));
        this.bytesRead += bytes.length;
        return bytes;
      },
      close: async () => undefined,
    };
  }

  async create(name: string): Promise<WritableFile> {
    await this.#change('create');
    if (this.#shown.has(name)) throw auditError('journal_write_failed', 'taken', { details: { cause: 'EEXIST' } });
    const inode = { shown: new Uint8Array(0), durable: new Uint8Array(0), unsynced: [] };
    this.#rename((names) => void names.set(name, inode));
    return this.#writable(inode);
  }

  async openToWrite(name: string): Promise<WritableFile> {
    return this.#writable(this.#inode(name));
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#change('rename');
    const inode = this.#inode(from);
    this.#rename((names) => {
      names.delete(from);
      names.set(to, inode);
    });
  }

  async remove(name: string): Promise<void> {
    await this.#change('remove');
    this.#rename((names) => void names.delete(name));
  }

  async sync(): Promise<void> {
    await this.#change('syncNames');
    this.#durable = new Map(this.#shown);
    this.#unsyncedNames = [];
  }

  #writable(inode: Inode): WritableFile {
    return {
      write: async (bytes, position) => {
        const whole = { position, bytes: bytes.slice() };
        if (this.#isLastBeforeCut()) writeTo(inode, whole);
        await this.#change('write', () => writeTo(inode, { position, bytes: bytes.slice(0, bytes.length >> 1) }));
        writeTo(inode, whole);
      },
      sync: async () => {
        // After a failed sync, systems take the pages for clean: no later sync writes them.
        await this.#change('sync', () => void inode.unsynced.splice(0));
        for (const write of inode.unsynced.splice(0)) inode.durable = overlay(inode.durable, write);
      },
      close: async () => undefined,
    };
  }

  async #change(operation: Operation, onFailure: () => void = () => undefined): Promise<void> {
    // Like a real file system, never in the same turn.
    await new Promise((resolve) => setImmediate(resolve));
    this.#operations += 1;
    const planned = this.#failures.findIndex((failure) => failure.operation === operation);
    if (this.#operations >= this.#powerCutAt) throw failed(operation, 'POWER');
    const [failure] = planned < 0 ? [] : this.#failures.splice(planned, 1);
    if (failure === undefined) {
      this.counts[operation] += 1;
      return;
    }
    onFailure();
    throw failed(operation, failure.cause);
  }

  /** A write during which the power goes off may reach the disk in any part. */
  #isLastBeforeCut(): boolean {
    return this.#operations + 1 >= this.#powerCutAt;
  }

  #rename(change: NameChange): void {
    change(this.#shown);
    this.#unsyncedNames.push(change);
  }

  #inode(name: string): Inode {
    const inode = this.#shown.get(name);
    if (inode === undefined) throw auditError('journal_read_failed', 'no such file', { details: { cause: 'ENOENT' } });
    return inode;
  }
}

function failed(operation: Operation, cause: string): Error {
  return auditError('journal_write_failed', `${operation} failed`, { details: { cause } });
}

export type Operation = 'create' | 'write' | 'sync' | 'rename' | 'remove' | 'syncNames';

function writeTo(inode: Inode, write: Write): void {
  inode.shown = overlay(inode.shown, write);
  inode.unsynced.push(write);
}

function overlay(bytes: Uint8Array, { position, bytes: added }: Write): Uint8Array {
  const out = new Uint8Array(Math.max(bytes.length, position + added.length));
  out.set(bytes);
  out.set(added, position);
  return out;
}

/** Durable bytes, and by chance each block of what was written since. */
function survivors(inode: Inode, chance: Chance): Uint8Array {
  let bytes = inode.durable;
  for (const write of inode.unsynced) {
    for (const block of blocksOf(write)) {
      // A first block with fewer than eight bytes of the write is kept: without it, the end of the file is one that
      // spec/journal.md §6 lets the journal refuse.
      const tiny = block.position === write.position && block.bytes.length < 8;
      if (tiny || chance() < 0.5) bytes = overlay(bytes, block);
    }
  }
  return bytes;
}

function blocksOf({ position, bytes }: Write): Write[] {
  const blocks: Write[] = [];
  for (let at = position; at < position + bytes.length; ) {
    const end = Math.min((Math.floor(at / BLOCK) + 1) * BLOCK, position + bytes.length);
    blocks.push({ position: at, bytes: bytes.subarray(at - position, end - position) });
    at = end;
  }
  return blocks;
}
