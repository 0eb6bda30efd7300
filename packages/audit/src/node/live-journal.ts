import { type Clock, isAnlanError } from '@anlan/core';
import type { ChainHead, Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { AuditRecord } from '../record.ts';
import type { StoredRecord } from '../record-store.ts';
import { headOf, type Link } from './chain-link.ts';
import { CommitQueue, type Encoded } from './commit-queue.ts';
import type { JournalDirectory } from './directory.ts';
import { createEntryEncoder, type Draft, type EntryEncoderOptions, type Receipt } from './entry-encoder.ts';
import { writeHeadMark } from './head-mark.ts';
import type { Journal, JournalFailure, JournalStatus } from './journal.ts';
import { readEntries } from './journal-reader.ts';
import type { JournalLimits } from './limits.ts';
import type { SeekIndex } from './seek-index.ts';
import { HEADER_BYTES } from './segment-header.ts';
import type { SegmentWriter } from './segment-writer.ts';

export interface LiveJournalOptions extends Pick<EntryEncoderOptions, 'random'> {
  readonly directory: JournalDirectory;
  readonly writer: SegmentWriter;
  readonly journalId: string;
  readonly head: Link;
  readonly index: SeekIndex;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly limits: JournalLimits;
  /** Lets the directory go. */
  readonly release: () => void;
}

/** The open journal: encoder, queue, writer and reader put together. */
export class LiveJournal implements Journal {
  readonly #options: LiveJournalOptions;
  readonly #queue: CommitQueue<Draft, Receipt>;
  /** The last durable entry. */
  #durable: Link;
  #failure: JournalFailure | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: LiveJournalOptions) {
    const { random, sha256, limits, head } = options;
    this.#options = options;
    this.#durable = head;
    this.#queue = new CommitQueue({
      ...limits,
      encode: createEntryEncoder({ ...limits, random, sha256, after: head, reserve: (size) => this.#reserve(size) }),
      commit: (group) => this.#commit(group),
    });
  }

  async appendRecord(record: AuditRecord): Promise<StoredRecord> {
    const { head } = await this.#append({ type: 'record', record });
    return { ...head, record };
  }

  async appendState(bytes: Uint8Array): Promise<ChainHead> {
    return (await this.#append({ type: 'state', bytes })).head;
  }

  read(fromSeq: number): AsyncIterable<JournalEntry> {
    if (this.#closing !== undefined) throw closed();
    const { directory, writer, sha256, index } = this.#options;
    return readEntries({ directory, sha256, index, segments: () => writer.segments(), fromSeq });
  }

  head(): ChainHead {
    return headOf(this.#durable);
  }

  status(): JournalStatus {
    const { writer, journalId } = this.#options;
    const status = {
      state: this.#state(),
      journalId,
      head: this.head(),
      segments: writer.segments().length,
      bytes: writer.bytes(),
      ...this.#queue.load(),
    };
    return this.#failure === undefined ? status : { ...status, failure: this.#failure };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #state(): JournalStatus['state'] {
    if (this.#closing !== undefined) return 'closed';
    return this.#failure === undefined ? 'open' : 'failed';
  }

  #append(draft: Draft): Promise<Receipt> {
    return this.#closing === undefined ? this.#queue.push(draft) : Promise.reject(closed());
  }

  /** Room for one frame and the header of a segment that it may begin. */
  #reserve(size: number): void {
    const { writer, limits } = this.#options;
    const used = writer.bytes() + this.#queue.load().queuedBytes;
    if (used + size + HEADER_BYTES <= limits.maxBytes) return;
    throw auditError('journal_full', 'the journal has reached its size limit', {
      details: { maxBytes: limits.maxBytes },
    });
  }

  async #commit(group: readonly Encoded<Receipt>[]): Promise<void> {
    const last = group.at(-1);
    if (last === undefined) return;
    const { writer, index } = this.#options;
    try {
      const segment = await writer.commit(Buffer.concat(group.map(({ bytes }) => bytes)), this.#durable);
      this.#durable = last.receipt.link;
      index.note({ segment, position: segment.bytes, link: this.#durable });
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /** What the file holds now is unknown, and a second sync could succeed without having written anything. */
  #fail(error: unknown): Error {
    this.#failure = { cause: causeOf(error), at: this.#options.clock.now() };
    const details = { cause: this.#failure.cause };
    return auditError('journal_write_failed', 'the journal could not be written', { details, cause: error });
  }

  async #close(): Promise<void> {
    const { directory, writer, journalId, release } = this.#options;
    try {
      await this.#queue.idle();
      if (this.#failure === undefined) await writeHeadMark(directory, { journalId, ...this.head() });
    } finally {
      await writer.close().finally(release);
    }
  }
}

function closed(): Error {
  return auditError('journal_closed', 'the journal is closed');
}

function causeOf(error: unknown): string {
  const cause = isAnlanError(error) ? error.details?.cause : undefined;
  return typeof cause === 'string' ? cause : 'unknown';
}
