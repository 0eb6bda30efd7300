import { isAnlanError } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { builtInData } from '../../src/index.ts';
import { exportOscal, importOscal } from '../../src/oscal/index.ts';
import type { Pack } from '../../src/types.ts';
import { copy, olderPack, smallPack } from '../fixture.ts';

const packs: readonly (readonly [string, Pack])[] = [smallPack, olderPack, ...builtInData().packs].map((pack) => [
  pack.id,
  pack,
]);
const throughJson = async (pack: Pack): Promise<unknown> => JSON.parse(JSON.stringify(await exportOscal(pack)));

/** Groups put clauses below their headings: the order of the text is kept within a heading, not across headings. */
const byId = (pack: Pack) => ({
  ...pack,
  headings: [...pack.headings].sort((a, b) => (a.id < b.id ? -1 : 1)),
  clauses: [...pack.clauses].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ...(pack.riskTable && {
    riskTable: { ...pack.riskTable, rows: [...pack.riskTable.rows].sort((a, b) => (a.risk < b.risk ? -1 : 1)) },
  }),
});

describe('OSCAL round trip', () => {
  it.each(packs)('loses nothing of %s', async (_id, pack) => {
    expect(byId(importOscal(await throughJson(pack)))).toEqual(byId(pack));
  });

  it.each(packs)('gives the same document for %s twice', async (_id, pack) => {
    expect(JSON.stringify(await exportOscal(pack))).toBe(JSON.stringify(await exportOscal(copy(pack) as Pack)));
  });
});

const deep = (levels: number): unknown => {
  let group: unknown = { id: 'g', class: 'heading', title: 'x' };
  for (let level = 0; level < levels; level++) group = { id: 'g', class: 'heading', title: 'x', groups: [group] };
  return { catalog: { metadata: { props: [] }, groups: [group] } };
};

describe('importOscal', () => {
  it.each([
    ['no object', 'text'],
    ['nothing', null],
    ['an empty object', {}],
    ['a catalog of another maker', { catalog: { uuid: 'x', metadata: { title: 'NIST SP 800-53' }, groups: [] } }],
    ['groups that are no list', { catalog: { metadata: {}, groups: {} } }],
    ['groups nested without end', deep(10_000)],
  ])('refuses %s', (_name, document) => {
    expect(() => importOscal(document)).toThrow(
      expect.toSatisfy((error: unknown) => isAnlanError(error) && error.code === 'invalid_oscal'),
    );
  });

  it('refuses a link to a control that is not there', async () => {
    const text = JSON.stringify(await exportOscal(smallPack)).replace('"#c-2.b"', '"#c-9"');
    expect(() => importOscal(JSON.parse(text))).toThrow(/not a catalog/);
  });

  it('passes over what other tools have added', async () => {
    const document = (await throughJson(smallPack)) as {
      catalog: { groups: { props: unknown[] }[]; params?: unknown };
    };
    document.catalog.params = [{ id: 'p' }];
    document.catalog.groups[0]!.props.push({ name: 'sort-id', value: '1' });
    expect(importOscal(document).clauses).toHaveLength(smallPack.clauses.length);
  });
});
