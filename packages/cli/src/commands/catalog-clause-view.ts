import { type Clause, catalog, coverage } from '@anlan/catalog';

type Ids = readonly string[];

/** A clause with what is joined to it; the shape of `--json`. */
export interface ClauseView extends Pick<Clause, 'id' | 'pack' | 'number' | 'kind' | 'title' | 'titleSource'> {
  readonly type: 'clause';
  readonly heading: { readonly id: string; readonly title: Clause['title'] | undefined };
  readonly summary: Clause['summary'];
  readonly explanation: Clause['explanation'];
  readonly guidance: Clause['guidance'];
  /** Whom the clause addresses. */
  readonly roles: Clause['addressee'];
  readonly force: Clause['force'];
  readonly activity: Clause['activity'];
  readonly stage: Clause['stage'];
  readonly parts: Clause['parts'];
  readonly numbers: Clause['numbers'];
  readonly differences: Clause['differences'];
  readonly confidence: Clause['confidence'];
  /** Countermeasures of a risk. */
  readonly measures: Ids;
  /** Governance measures of a risk's category. */
  readonly governance: Ids;
  /** Risks that a measure counters. */
  readonly risks: Ids;
  readonly crosswalk: ReturnType<typeof catalog.crosswalk>;
  readonly coverage: ReturnType<typeof coverage>[number] | undefined;
  readonly source: NonNullable<ReturnType<typeof catalog.findPack>>['source'] | undefined;
}

export function clauseView(clause: Clause): ClauseView {
  const { addressee, heading, ...words } = clause;
  const ids = (clauses: readonly Clause[]): Ids => clauses.map((joined) => joined.id);
  return {
    type: 'clause',
    ...words,
    heading: { id: heading, title: catalog.getHeading(`${clause.pack}/${heading}`)?.title },
    roles: addressee,
    measures: ids(catalog.measuresForRisk(clause.id)),
    governance: clause.kind === 'risk' ? ids(catalog.governanceFor(clause.id)) : [],
    risks: ids(catalog.risksForMeasure(clause.id)),
    crosswalk: catalog.crosswalk(clause.id),
    coverage: coverage(clause.pack).find((entry) => entry.clause === clause.id),
    source: catalog.findPack(clause.pack)?.source,
  };
}
