import type { JsonObject } from '@anlan/core';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** A change of management state: the whole new version of one entity. */
export interface EntityChange {
  readonly kind: EntityKind;
  readonly id: string;
  /** Starts at 1 and grows by one with every change. */
  readonly version: number;
  readonly body: JsonObject;
}

export const entityKinds = ['application', 'account', 'application_key', 'sign_in_link', 'session'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Applies changes in the order of the journal; what is older than the row there is left out, so that replay is safe. */
export async function putEntities(
  transaction: Transaction<Tables>,
  changes: readonly { change: EntityChange; seq: number }[],
): Promise<void> {
  for (const { change, seq } of changes) {
    const { kind, id, version } = change;
    const body = JSON.stringify(change.body);
    await transaction
      .insertInto('entities')
      .values({ kind, id, version, seq, body })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'id']).doUpdateSet({ version, seq, body }).where('entities.seq', '<', seq),
      )
      .execute();
  }
}

/**
 * All entities of all kinds: management state is small and lives in memory; the database keeps it for the next start.
 * In the order in which they were made, as far as ids tell: UUIDs of version 7 do.
 */
export async function readEntities(database: Kysely<Tables>): Promise<readonly EntityChange[]> {
  const rows = await database.selectFrom('entities').select(['kind', 'id', 'version', 'body']).orderBy('id').execute();
  return rows.map((row) => ({ ...row, kind: row.kind as EntityKind, body: row.body as JsonObject }));
}
