import type { ClauseSummary, PackDetail } from '@anlan/api/client';
import type { LocalisedText } from '@anlan/core';

export const mappingColumns = ['risk', 'measure', 'governance'] as const;
export type MappingColumn = (typeof mappingColumns)[number];

export interface MappingNode {
  /** Unique in the diagram: a measure that answers two categories stands in both. */
  readonly key: string;
  readonly clause: ClauseSummary;
  readonly column: MappingColumn;
  readonly category: string;
  readonly y: number;
}

/** Name of a section above its nodes. */
export interface MappingCaption {
  readonly key: string;
  readonly title: LocalisedText;
  readonly column: MappingColumn;
  readonly y: number;
}

export interface MappingBlock {
  readonly category: string;
  readonly title: LocalisedText | undefined;
  readonly y: number;
  readonly height: number;
}

export interface MappingLink {
  readonly from: MappingNode;
  readonly to: MappingNode;
}

export interface MappingLayout {
  readonly blocks: readonly MappingBlock[];
  readonly captions: readonly MappingCaption[];
  readonly nodes: readonly MappingNode[];
  /** Risk → technical measure. */
  readonly links: readonly MappingLink[];
  readonly height: number;
}

export const ROW = 34;
const CAPTION = 26;
const TITLE = 36;
const GAP = 28;

/**
 * Places the table 安全风险与技术应对措施、综合治理措施映射表 as it is printed: categories below each other, and in
 * each one risks, the technical measures that answer them, and the governance measures of the whole category.
 */
export function layoutMapping(pack: PackDetail, only?: string): MappingLayout {
  const categories = categoriesOf(pack).filter((category) => only === undefined || category === only);
  const layout = { blocks: [], captions: [], nodes: [], links: [] } as Mutable;
  let y = 0;
  for (const category of categories) y = placeBlock(pack, category, y, layout) + GAP;
  return { ...layout, height: Math.max(0, y - GAP) };
}

/** Categories of the table, in the order of the text: `3.1`, `3.2`, `3.3`. */
export function categoriesOf(pack: PackDetail): readonly string[] {
  return [...new Set(pack.governanceEdges.map(({ category }) => headingId(category)))].sort();
}

/** Keys of everything that belongs to a node, itself included. */
export function relatedKeys(layout: MappingLayout, key: string): ReadonlySet<string> {
  const node = layout.nodes.find((candidate) => candidate.key === key);
  if (!node) return new Set();
  const inCategory = layout.nodes.filter(({ category }) => category === node.category);
  if (node.column === 'governance') {
    return new Set([key, ...inCategory.filter(({ column }) => column !== 'governance').map((other) => other.key)]);
  }
  const linked = layout.links.flatMap(({ from, to }) => {
    if (from.key === key) return [to.key];
    return to.key === key ? [from.key] : [];
  });
  return new Set([key, ...linked, ...inCategory.filter(({ column }) => column === 'governance').map((o) => o.key)]);
}

interface Mutable {
  readonly blocks: MappingBlock[];
  readonly captions: MappingCaption[];
  readonly nodes: MappingNode[];
  readonly links: MappingLink[];
}

function placeBlock(pack: PackDetail, category: string, top: number, layout: Mutable): number {
  const risks = pack.clauses.filter(({ number }) => number.startsWith(`${category}.`));
  const answered = pack.technicalEdges.filter(({ risk }) => risks.some(({ id }) => id === risk));
  const measures = clausesIn(pack, new Set(answered.map(({ measure }) => measure)));
  const governing = pack.governanceEdges.filter((edge) => headingId(edge.category) === category);
  const governance = clausesIn(pack, new Set(governing.map(({ measure }) => measure)));

  const start = top + TITLE;
  const place = { pack, category, layout };
  const riskEnd = placeColumn(place, 'risk', risks, start);
  const measureEnd = placeColumn(place, 'measure', measures, start);
  const height = Math.max(riskEnd, measureEnd, start + governance.length * ROW) - start;
  // The governance measures answer the category as a whole: they stand at the middle of its measures.
  placeColumn(place, 'governance', governance, start + Math.max(0, (measureEnd - start - governance.length * ROW) / 2));
  linkBlock(category, answered, layout);
  layout.blocks.push({ category, title: titleOf(pack, category), y: top, height: height + TITLE });
  return top + TITLE + height;
}

interface Place {
  readonly pack: PackDetail;
  readonly category: string;
  readonly layout: Mutable;
}

function placeColumn(place: Place, column: MappingColumn, clauses: readonly ClauseSummary[], top: number): number {
  const { pack, category, layout } = place;
  let y = top;
  let section: string | null = null;
  for (const clause of clauses) {
    const title = titleOf(pack, clause.heading ?? '');
    if (column !== 'governance' && clause.heading !== section && title) {
      layout.captions.push({ key: `${category}:${column}:${clause.heading}`, title, column, y });
      y += CAPTION;
    }
    section = clause.heading;
    layout.nodes.push({ key: `${category}:${clause.id}`, clause, column, category, y });
    y += ROW;
  }
  return y;
}

function linkBlock(category: string, edges: PackDetail['technicalEdges'], layout: Mutable): void {
  const find = (id: string): MappingNode | undefined => layout.nodes.find(({ key }) => key === `${category}:${id}`);
  for (const { risk, measure } of edges) {
    const from = find(risk);
    const to = find(measure);
    if (from && to) layout.links.push({ from, to });
  }
}

function clausesIn(pack: PackDetail, ids: ReadonlySet<string>): readonly ClauseSummary[] {
  return pack.clauses.filter(({ id }) => ids.has(id));
}

function titleOf(pack: PackDetail, heading: string): LocalisedText | undefined {
  return pack.headings.find(({ id }) => id === heading)?.title;
}

/** A category may come as heading id or with its instrument: `3.1`, `asgf@2.0/3.1`. */
function headingId(category: string): string {
  return category.slice(category.indexOf('/') + 1);
}
