import type { LocalisedText } from '@anlan/core';
import type { CatalogData } from '../types.ts';

export interface FoundText {
  readonly where: string;
  /** Path of the text within its clause: `parts.0.text`. */
  readonly field: string;
  readonly text: LocalisedText;
}

/** Every text for people in the data. Walks the value, so that a field added later is checked without being listed. */
export function* localisedTexts(data: CatalogData): Generator<FoundText> {
  for (const pack of data.packs) {
    const { headings, clauses, riskTable, ...head } = pack;
    yield* walk(pack.id, '', head);
    for (const heading of headings) yield* walk(`${pack.id}/${heading.id}`, '', heading);
    for (const clause of clauses) yield* walk(clause.id, '', clause);
    for (const row of riskTable?.rows ?? []) yield* walk(row.risk, 'mapping', row);
  }
  for (const mapping of data.mappings) {
    for (const edge of mapping.edges) yield* walk(edge.from, `mapping to ${mapping.to}`, edge);
  }
  for (const entry of data.coverage) yield* walk(entry.clause, 'coverage', entry);
}

function* walk(where: string, field: string, value: unknown): Generator<FoundText> {
  if (typeof value !== 'object' || value === null) return;
  if (isLocalised(value)) {
    yield { where, field, text: value };
    return;
  }
  for (const [key, member] of Object.entries(value)) yield* walk(where, field === '' ? key : `${field}.${key}`, member);
}

function isLocalised(value: object): value is LocalisedText {
  return 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';
}
