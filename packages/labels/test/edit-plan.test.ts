import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../src/bytes/sequences.ts';
import { applyPlan, bytesPiece, copyPiece, type EditPlan, movedOffset, planSplices } from '../src/edit-plan.ts';
import { memorySource } from '../src/source.ts';

async function apply(input: Uint8Array, plan: EditPlan): Promise<Uint8Array> {
  const blocks: Uint8Array[] = [];
  for await (const block of applyPlan(memorySource(input), plan)) blocks.push(block);
  return concatBytes(...blocks);
}
const input = Uint8Array.from({ length: 100 }, (_, i) => i);

describe('planSplices', () => {
  it('does what cutting and pasting does, and says where bytes went', async () => {
    const cuts = fc.uniqueArray(fc.nat(100), { minLength: 0, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.uint8Array({ maxLength: 5 }), async (points, bytes) => {
        const sorted = [...points].sort((a, b) => a - b);
        const splices = sorted
          .flatMap((from, i) => (i % 2 === 0 ? [{ from, length: (sorted[i + 1] ?? from) - from, bytes }] : []))
          .reverse();
        const expected = splices.reduce<number[]>(
          (out, { from, length }) => [...out.slice(0, from), ...bytes, ...out.slice(from + length)],
          [...input],
        );
        expect([...(await apply(input, planSplices(input.length, splices)))]).toEqual(expected);
        const kept = [...input].filter((at) => !splices.some(({ from, length }) => at >= from && at < from + length));
        for (const at of kept) expect(expected[movedOffset(splices, at)]).toBe(at);
      }),
    );
  });

  it('inserts before what is replaced at the same place, several in their order', async () => {
    const one = (byte: number): Uint8Array => new Uint8Array([byte]);
    const plan = planSplices(3, [
      { from: 1, length: 1, bytes: one(200) },
      { from: 1, length: 0, bytes: one(201) },
      { from: 1, length: 0, bytes: one(202) },
    ]);
    expect([...(await apply(input.subarray(0, 3), plan))]).toEqual([0, 201, 202, 200, 2]);
  });

  it.each([
    [
      'overlap',
      [
        { from: 1, length: 3 },
        { from: 3, length: 1 },
      ],
    ],
    ['reach beyond the end', [{ from: 99, length: 2 }]],
  ])('refuses splices that %s', (_, ranges) => {
    const splices = ranges.map((range) => ({ ...range, bytes: new Uint8Array() }));
    expect(() => planSplices(100, splices)).toThrow(expect.objectContaining({ code: 'file_not_editable' }));
  });
});

describe('applyPlan', () => {
  it('takes plans that are made as they are written', async () => {
    async function* plan(): AsyncGenerator<ReturnType<typeof copyPiece>, void, undefined> {
      yield copyPiece(10, 2);
      yield bytesPiece(new Uint8Array([1]));
    }
    expect([...(await apply(input, plan()))]).toEqual([10, 11, 1]);
  });

  it('refuses to copy what is not there', async () => {
    await expect(apply(input, [copyPiece(99, 2)])).rejects.toMatchObject({ code: 'source_range_invalid' });
  });

  it('copies in blocks', async () => {
    const large = new Uint8Array(2_500_000);
    const sizes: number[] = [];
    for await (const block of applyPlan(memorySource(large), [copyPiece(0, large.length)])) sizes.push(block.length);
    expect(sizes).toEqual([1_048_576, 1_048_576, 402_848]);
  });
});
