import type { ClauseSummary, PackDetail } from '@anlan/api/client';
import { chapterOf } from '../../format/clause-label.ts';

type Heading = PackDetail['headings'][number];

export interface CoverageGroup {
  /** Heading id; the clauses right under a chapter form a group of its id. */
  readonly id: string;
  readonly title: Heading['title'] | undefined;
  readonly clauses: readonly ClauseSummary[];
}

export interface CoverageChapter {
  readonly id: string;
  readonly title: Heading['title'] | undefined;
  readonly groups: readonly CoverageGroup[];
}

/** Every clause once: chapters and groups in the order of the text. */
export function layoutCoverage(
  clauses: readonly ClauseSummary[],
  headings: readonly Heading[],
): readonly CoverageChapter[] {
  const titles = new Map(headings.map(({ id, title }) => [id, title]));
  const chapters = new Map<string, Map<string, ClauseSummary[]>>();
  for (const clause of clauses) {
    const chapter = chapterOf(clause.number);
    const groups = chapters.get(chapter) ?? new Map<string, ClauseSummary[]>();
    chapters.set(chapter, groups);
    const group = clause.heading ?? chapter;
    groups.set(group, [...(groups.get(group) ?? []), clause]);
  }
  return [...chapters].map(([id, groups]) => ({
    id,
    title: titles.get(id),
    groups: [...groups].map(([group, members]) => ({ id: group, title: titles.get(group), clauses: members })),
  }));
}

/** How many clauses stand at each status, in the order given. */
export function countCoverage<Status extends string>(
  clauses: readonly ClauseSummary[],
  statuses: readonly Status[],
): readonly { readonly status: Status; readonly count: number }[] {
  return statuses.map((status) => ({ status, count: clauses.filter(({ coverage }) => coverage === status).length }));
}
