import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInData } from '../../src/index.ts';
import type { OscalDocument, OscalGroup } from '../../src/oscal/document.ts';
import { exportOscal } from '../../src/oscal/index.ts';
import { olderPack, smallPack } from '../fixture.ts';

const schema = new URL('../../schemas/oscal_complete_schema-1.2.2.json', import.meta.url);
let validate: ReturnType<Ajv['compile']>;

beforeAll(() => {
  // NIST's schema is draft 07 with annotations that strict mode does not know.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
});

const packs = [smallPack, olderPack, ...builtInData().packs].map((pack) => [pack.id, pack] as const);

describe('OSCAL export', () => {
  it.each(packs)('of %s is valid by the schema of NIST', async (_id, pack) => {
    const document = await exportOscal(pack);
    validate(document);
    expect((validate.errors ?? []).slice(0, 5)).toEqual([]);
  });

  // Metaschema constraints that the JSON schema cannot say.
  it.each(packs)('of %s has unique ids and links that lead somewhere', async (_id, pack) => {
    const document = await exportOscal(pack);
    const ids = allIds(document);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set([...ids, ...document.catalog['back-matter'].resources.map((resource) => resource.uuid)]);
    const links = [...document.catalog.metadata.links, ...allGroups(document).flatMap(linksOf)];
    expect(links.filter((link) => !known.has(link.href.slice(1)))).toEqual([]);
  });

  it('is refused by the schema when it is spoilt, so that the test can fail', async () => {
    const document = structuredClone(await exportOscal(smallPack)) as unknown as {
      catalog: { groups: { id: string }[] };
    };
    document.catalog.groups[0]!.id = '1 not a token';
    expect(validate(document)).toBe(false);
  });
});

function allGroups(document: OscalDocument): readonly OscalGroup[] {
  const walk = (group: OscalGroup): readonly OscalGroup[] => [group, ...(group.groups ?? []).flatMap(walk)];
  return document.catalog.groups.flatMap(walk);
}

function allIds(document: OscalDocument): readonly string[] {
  const parts = (list: readonly { readonly id?: string; readonly parts?: readonly object[] }[]): readonly string[] =>
    list.flatMap((part) => [...(part.id ? [part.id] : []), ...parts(part.parts ?? [])]);
  return allGroups(document).flatMap((group) => [
    group.id,
    ...(group.controls ?? []).flatMap((control) => [control.id, ...parts(control.parts)]),
  ]);
}

function linksOf(group: OscalGroup) {
  return [...(group.links ?? []), ...(group.controls ?? []).flatMap((control) => control.links ?? [])];
}
