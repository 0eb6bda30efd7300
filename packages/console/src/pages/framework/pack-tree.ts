import type { ClauseSummary, PackDetail } from '@anlan/api/client';

export type Heading = PackDetail['headings'][number];

export interface PackSection {
  readonly heading: Heading;
  /** 0 for a chapter. */
  readonly depth: number;
  readonly clauses: readonly ClauseSummary[];
}

/** Headings in the order of the text with the clauses right under each; ids nest by their points. */
export function sectionsOf(pack: PackDetail): readonly PackSection[] {
  return pack.headings.map((heading) => ({
    heading,
    depth: depthOf(heading.id, pack.headings),
    clauses: pack.clauses.filter((clause) => clause.heading === heading.id),
  }));
}

/** Whether a heading is another one, or lies below it. */
export function isWithin(id: string, ancestor: string): boolean {
  return id === ancestor || id.startsWith(`${ancestor}.`) || id.startsWith(`${ancestor}/`);
}

function depthOf(id: string, headings: readonly Heading[]): number {
  return headings.filter((other) => other.id !== id && isWithin(id, other.id)).length;
}

/** Sections to show: all, or those below one heading, without those that hold nothing below them. */
export function visibleSections(
  sections: readonly PackSection[],
  { heading, coverage }: { readonly heading?: string; readonly coverage?: string },
): readonly PackSection[] {
  const chosen = sections
    .filter((section) => heading === undefined || isWithin(section.heading.id, heading))
    .map((section) => ({
      ...section,
      clauses: section.clauses.filter((clause) => coverage === undefined || clause.coverage === coverage),
    }));
  return chosen.filter(({ heading: { id } }) =>
    chosen.some((other) => isWithin(other.heading.id, id) && other.clauses.length > 0),
  );
}
