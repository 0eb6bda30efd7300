import { AnlanError } from '@anlan/core';
import type { z } from 'zod';
import { assemblePack } from '../assemble.ts';
import type { CatalogErrorCode } from '../errors.ts';
import { chapterSchema, packSchema, riskTableSchema } from '../schema.ts';
import type { Pack } from '../types.ts';
import type { OscalControl, OscalGroup, OscalProp } from './document.ts';
import { importControl, importTableDifference, numberOf } from './import-control.ts';
import { documentSchema } from './import-schema.ts';
import { own, ownAllLocalised, ownLocalised } from './read-props.ts';

/** Deeper than any instrument is structured; bounds the walk over a document from outside. */
const MAX_DEPTH = 16;

interface Collected {
  readonly headings: unknown[];
  readonly controls: { readonly control: OscalControl; readonly heading: string | undefined }[];
  readonly categories: OscalGroup[];
}

/**
 * Reads a catalog that `exportOscal` wrote back into a pack. The document comes from outside: it is checked as
 * strictly as the authoring form. Throws `invalid_oscal`, also for catalogs of other makers.
 */
export function importOscal(document: unknown): Pack {
  if (depthOf(document) > MAX_DEPTH * 4) throw refuse(['nested too deeply']);
  const { catalog } = parse(documentSchema, document);
  const found: Collected = { headings: [], controls: [], categories: [] };
  for (const group of catalog.groups) collect(group, found, 0);
  const riskTable = importRiskTable(catalog.metadata.props, found);
  return assemblePack({
    pack: parse(packSchema, importHead(catalog.metadata.props)),
    chapters: [
      parse(chapterSchema, {
        headings: found.headings,
        clauses: found.controls.map(({ control, heading }) => importControl(control, heading)),
      }),
    ],
    ...(riskTable !== undefined && { riskTable: parse(riskTableSchema, riskTable) }),
  });
}

function collect(group: OscalGroup, found: Collected, depth: number): void {
  if (depth > MAX_DEPTH) throw refuse(['groups nested too deeply']);
  const heading = own(group.props, 'heading-id');
  if (group.class === 'heading') {
    found.headings.push({ id: heading, title: ownLocalised(group.props, 'title') });
    found.categories.push(group);
  }
  for (const control of group.controls ?? []) found.controls.push({ control, heading });
  for (const inner of group.groups ?? []) collect(inner, found, depth + 1);
}

function importHead(props: readonly OscalProp[]): unknown {
  const note = ownLocalised(props, 'note');
  return {
    id: own(props, 'pack-id'),
    title: ownLocalised(props, 'title'),
    issuer: ownLocalised(props, 'issuer'),
    kind: own(props, 'kind'),
    published: own(props, 'published') ?? null,
    inForce: own(props, 'in-force') ?? null,
    status: own(props, 'status'),
    languageOfRecord: own(props, 'language-of-record'),
    ...((note.zh ?? note.en) !== undefined && { note }),
    differences: ownAllLocalised(props, 'edition-difference'),
    source: {
      document: own(props, 'source-document'),
      reference: own(props, 'source-reference'),
      confidence: own(props, 'source-confidence'),
    },
    files: ['oscal.yaml'],
  };
}

function importRiskTable(props: readonly OscalProp[], found: Collected): unknown {
  if (own(props, 'risk-table') !== 'present') return undefined;
  const numbers = new Map(
    found.controls.map(({ control }) => [`#${control.id}`, numberOf(own(control.props, 'clause-id'))]),
  );
  const linked = (from: OscalControl | OscalGroup, rel: string): readonly (string | undefined)[] =>
    (from.links ?? []).filter((link) => link.rel === rel).map((link) => numbers.get(link.href));
  return {
    rows: found.controls.map(({ control }) => importRow(control, linked)).filter((row) => row.measures.length > 0),
    governance: found.categories.flatMap((group) =>
      (['table', 'inferred'] as const)
        .map((anchor) => ({
          category: own(group.props, 'heading-id'),
          measures: linked(group, anchor === 'table' ? 'governed-by' : 'governed-by-inferred'),
          anchor,
        }))
        .filter((row) => row.measures.length > 0),
    ),
  };
}

type Linked = (from: OscalControl, rel: string) => readonly (string | undefined)[];

function importRow(control: OscalControl, linked: Linked) {
  const english = linked(control, 'countered-by-in-english-edition');
  const difference = importTableDifference(control);
  return {
    risk: numberOf(own(control.props, 'clause-id')),
    measures: linked(control, 'countered-by'),
    // A difference with no English link: the English table has no such row.
    ...((english.length > 0 || difference) && { english }),
    ...(difference && { difference }),
  };
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refuse(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** Breadth-first, so that a hostile document cannot exhaust the stack before it is refused. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  for (let depth = 0; ; depth++) {
    const next = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
    if (next.length === 0 || depth > MAX_DEPTH * 4) return depth;
    level = next;
  }
}

function refuse(problems: readonly string[]): AnlanError<CatalogErrorCode> {
  return new AnlanError('invalid_oscal', 'not a catalog that was exported from Anlan', {
    details: { problems: problems.slice(0, 20) },
  });
}
