import { serverError } from '../../src/errors.ts';
import type { EntityChange } from '../../src/storage/entity-store.ts';
import type { Durable, JournalCopy } from '../../src/storage/journal-copy.ts';

/** A copy of a journal in memory, whose database can be taken away. */
export interface MemoryCopy extends JournalCopy {
  /** Numbers of the entries that it holds, in the order in which they came. */
  readonly held: readonly number[];
  /** Sizes of the batches that came. */
  readonly batches: readonly number[];
  up: boolean;
  /** Forgets what came after an entry, as a database that is restored from a backup. */
  forget(after: number): void;
}

export function memoryCopy(): MemoryCopy {
  let entries: Durable[] = [];
  const batches: number[] = [];
  const reach = (): void => {
    if (!copy.up) throw serverError('database_failed', 'the database is away');
  };
  const position = (): number => entries.at(-1)?.seq ?? 0;
  const copy: MemoryCopy = {
    up: true,
    batches,
    get held() {
      return entries.map(({ seq }) => seq);
    },
    forget(after) {
      entries = entries.filter(({ seq }) => seq <= after);
    },
    async claim() {
      reach();
      return position();
    },
    async position() {
      reach();
      return position();
    },
    async apply(_, batch) {
      reach();
      batches.push(batch.length);
      entries = [...entries, ...batch.filter(({ seq }) => seq > position())];
    },
    async entities() {
      reach();
      const newest = new Map<string, EntityChange>();
      for (const entry of entries)
        if (entry.type === 'state') newest.set(`${entry.change.kind}/${entry.change.id}`, entry.change);
      return [...newest.values()];
    },
  };
  return copy;
}
