import { describe, expect, it } from 'vitest';
import { chapterSchema, coverageSchema, mappingSchema, packSchema, riskTableSchema } from '../src/schema.ts';
import { copy, smallFiles } from './fixture.ts';

describe('schemas of the authoring form', () => {
  it('take what the format describes', () => {
    expect(packSchema.safeParse(smallFiles.pack).success).toBe(true);
    expect(chapterSchema.safeParse(smallFiles.chapters[0]).success).toBe(true);
    expect(riskTableSchema.safeParse(smallFiles.riskTable).success).toBe(true);
  });

  const clause = () => copy(smallFiles.chapters[0]?.clauses[0] ?? raise()) as Record<string, unknown>;
  it.each([
    ['an unknown key', { extra: 1 }],
    ['a number as id', { id: 5.1 }],
    ['an id with white space', { id: '1.1 a' }],
    ['an id in capitals', { id: '1.1.A' }],
    ['one language only', { summary: { zh: '要点' } }],
    ['a third language', { summary: { zh: '要点', en: 'x', fr: 'y' } }],
    ['an unknown kind', { kind: 'wish' }],
    ['nobody addressed', { addressee: [] }],
    ['a part for nobody', { parts: [{ id: '1', text: { zh: '一', en: 'x' }, addressee: [] }] }],
    ['a part for strangers', { parts: [{ id: '1', text: { zh: '一', en: 'x' }, addressee: ['aliens'] }] }],
    ['a number that is not finite', { numbers: [{ value: Number.POSITIVE_INFINITY }] }],
    ['a missing text', { guidance: undefined }],
  ])('refuse a clause with %s', (_name, change) => {
    const result = chapterSchema.safeParse({ headings: [], clauses: [{ ...clause(), ...change }] });
    expect(result.success).toBe(false);
  });

  it('say how to mend an id that was read as a number', () => {
    const result = chapterSchema.safeParse({ headings: [{ id: 3.1, title: { zh: '一', en: 'x' } }], clauses: [] });
    expect(result.error?.issues[0]?.message).toMatch(/quote this id/);
  });

  it.each([
    ['a pack id without a version', packSchema, { ...smallFiles.pack, id: 'small' }],
    ['a date that is none', packSchema, { ...smallFiles.pack, published: '2025-13-01' }],
    ['a file outside the folder', packSchema, { ...smallFiles.pack, files: ['../other.yaml'] }],
    ['an unknown relation', mappingSchema, { from: 'a@1', to: 'b@1', edges: [{ relation: 'like' }] }],
    ['an unknown status', coverageSchema, { pack: 'a@1', entries: [{ clause: '1', status: 'done', by: [] }] }],
  ])('refuse %s', (_name, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

function raise(): never {
  throw new TypeError('the fixture has no clause');
}
