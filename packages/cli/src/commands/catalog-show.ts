import { type Clause, catalog, coverage } from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { clauseText } from './catalog-clause-text.ts';
import { suggestIds } from './catalog-suggestion.ts';
import { readArguments, usageFailure, writeJson } from './catalog-usage.ts';

/** `anlan catalog show ID` */
export async function runShow(context: CommandContext): Promise<number> {
  const args = readArguments(context, []);
  if (!args) return 2;
  const [id, ...rest] = args.positionals;
  if (id === undefined || rest.length > 0) {
    return usageFailure(context, text('请给出一个条款编号', 'give one clause id'));
  }
  const clause = catalog.getClause(id);
  if (!clause) return unknown(context, id);
  const view = clauseView(clause);
  if (context.json) writeJson(context, view);
  else context.out(clauseText(view, context.locale));
  return 0;
}

function unknown(context: CommandContext, id: string): number {
  const suggestions = suggestIds(id);
  const list = suggestions.length > 0 ? suggestions.join('  ') : undefined;
  const message = text(
    `没有条款“${id}”${list ? `。是否指：${list}` : ''}`,
    `no clause "${id}"${list ? `. Did you mean: ${list}` : ''}`,
  );
  return usageFailure(context, message, { id, suggestions });
}

type Ids = readonly string[];

/** A clause with what is joined to it; the shape of `--json`. */
export interface ClauseView extends Pick<Clause, 'id' | 'pack' | 'number' | 'kind' | 'title' | 'titleSource'> {
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

function clauseView(clause: Clause): ClauseView {
  const { addressee, heading, ...words } = clause;
  const ids = (clauses: readonly Clause[]): Ids => clauses.map((joined) => joined.id);
  return {
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
