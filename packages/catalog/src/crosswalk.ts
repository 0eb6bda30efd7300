import type { ClauseId, LocalisedText } from '@anlan/core';
import type { VersionMapping } from './types.ts';
import type { Confidence, Relation } from './vocabulary.ts';

/** One counterpart in another version or instrument, read from the clause that was asked about. */
export interface CrosswalkEdge {
  readonly from: ClauseId;
  /** Null where the other side has no counterpart. */
  readonly to: ClauseId | null;
  /** The other side, `instrument@version`, also where there is no counterpart. */
  readonly pack: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly note?: LocalisedText;
}

const inverse: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  subset: 'superset',
  superset: 'subset',
  intersects: 'intersects',
  none: 'none',
};

/** Edges by clause id, each usable from both ends. */
export function indexCrosswalk(mappings: readonly VersionMapping[]): ReadonlyMap<string, readonly CrosswalkEdge[]> {
  const edges = new Map<string, CrosswalkEdge[]>();
  const add = (edge: CrosswalkEdge): void => {
    const list = edges.get(edge.from);
    if (list) list.push(edge);
    else edges.set(edge.from, [edge]);
  };
  for (const mapping of mappings) {
    for (const edge of mapping.edges) {
      add({ ...edge, pack: mapping.to });
      if (edge.to === null) continue;
      add({ ...edge, from: edge.to, to: edge.from, pack: mapping.from, relation: inverse[edge.relation] });
    }
  }
  return edges;
}
