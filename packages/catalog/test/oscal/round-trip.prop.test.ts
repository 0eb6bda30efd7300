import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportOscal, importOscal } from '../../src/oscal/index.ts';
import type { Pack } from '../../src/types.ts';
import { copy, smallPack } from '../fixture.ts';

/** What the lints let through: one trimmed paragraph, otherwise anything. */
const paragraph = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, '').trim())
  .filter((text) => text !== '');
const localised = fc.record({ zh: paragraph, en: paragraph });

describe('OSCAL round trip, for any words', () => {
  it('gives back every text as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(localised, { minLength: 9, maxLength: 9 }), async (texts) => {
        const pack = copy(smallPack);
        const clause = pack.clauses[2]!;
        const next = () => copy(texts.pop()!);
        Object.assign(clause, { title: next(), summary: next(), explanation: next(), guidance: next() });
        clause.parts[0]!.text = next();
        clause.numbers[0]!.meaning = next();
        clause.differences[0] = next();
        pack.note = next();
        pack.differences[1] = next();
        const document: unknown = JSON.parse(JSON.stringify(await exportOscal(pack as Pack)));
        const read = importOscal(document);
        expect({ note: read.note, differences: read.differences }).toEqual({
          note: pack.note,
          differences: pack.differences,
        });
        expect(read.clauses.find(({ id }) => id === clause.id)).toEqual(clause);
      }),
    );
  });
});
