import type { EntityChange, EntityKind } from '../storage/entity-store.ts';

/** Newest version of every entity. Management state is small; model calls must not wait for a database to read it. */
export interface EntityMemory {
  get(kind: EntityKind, id: string): EntityChange | undefined;
  /** In the order in which they were made. */
  list(kind: EntityKind): readonly EntityChange[];
  /** A version that is not newer than the one known changes nothing. */
  put(change: EntityChange): void;
}

export function createEntityMemory(initial: Iterable<EntityChange>): EntityMemory {
  const byKind = new Map<EntityKind, Map<string, EntityChange>>();
  const kindMap = (kind: EntityKind): Map<string, EntityChange> => {
    const found = byKind.get(kind) ?? new Map<string, EntityChange>();
    byKind.set(kind, found);
    return found;
  };
  const put = (change: EntityChange): void => {
    const entities = kindMap(change.kind);
    const known = entities.get(change.id);
    if (known === undefined || known.version < change.version) entities.set(change.id, change);
  };
  for (const change of initial) put(change);
  return {
    get: (kind, id) => byKind.get(kind)?.get(id),
    list: (kind) => [...(byKind.get(kind)?.values() ?? [])],
    put,
  };
}
