import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BundleEntry, bundleEntryOf } from '../../src/bundle/bundle-entry.ts';
import { formatBundleLine, parseBundleLine } from '../../src/bundle/bundle-line.ts';
import { verifyBundle } from '../../src/bundle/verify-bundle.ts';
import { type BundleOptions, writeBundle } from '../../src/bundle/write-bundle.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { requireWitnesses } from '../../src/note/trust-policy.ts';
import { makeLog } from '../log-fixture.ts';
import { collect } from '../node/collect.ts';
import { logSigner, verifyPorts } from '../note/signers.ts';

const SIZE = 700;
const log = await makeLog([100, 350, SIZE]);
const checkpoint = await log.checkpoint(SIZE);
const options = { ...verifyPorts, policy: requireWitnesses([logSigner.key]) };
const entryAt = (index: number): BundleEntry => bundleEntryOf(log.entries[index]!, sha256);
const entriesAt = (indices: readonly number[]): BundleEntry[] => indices.map(entryAt);
const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

async function bundle(over: Partial<BundleOptions>): Promise<string[]> {
  const base = { view: log.view(SIZE), checkpoint, entries: [], keys: [logSigner.key], sha256 };
  const scope = over.scope ?? { mode: 'selection' as const };
  return collect(writeBundle({ ...base, scope, ...over }));
}

describe('a bundle', () => {
  it.each([
    ['everything', 0, SIZE],
    ['the beginning', 0, 10],
    ['the end', 690, SIZE],
    ['a part', 255, 513],
    ['one entry', 6, 7],
    ['nothing', 5, 5],
  ])('of a range proves it whole: %s', async (_, from, to) => {
    const lines = await bundle({ scope: { mode: 'range', from, to }, entries: entriesAt(span(from, to)) });
    const states = span(from, to).filter((index) => index % 7 === 6).length;
    expect(await verifyBundle(lines, options)).toMatchObject({
      ok: true,
      scope: { mode: 'range', from, to },
      records: to - from - states,
      withheld: states,
      trust: 'policy',
      checkpoint: { size: SIZE },
    });
  });

  it('of a selection proves each entry, for any selection', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 40 }), async (chosen) => {
        const entries = entriesAt(chosen.toSorted((a, b) => a - b));
        const found = await verifyBundle(await bundle({ entries }), options);
        expect(found).toMatchObject({ ok: true, scope: { mode: 'selection' } });
        expect(found.ok && found.records + found.withheld).toBe(chosen.length);
      }),
      { numRuns: 40 },
    );
  });

  it('of an empty log is a bundle', async () => {
    const empty = await makeLog([0]);
    const lines = await bundle({ view: empty.view(0), checkpoint: await empty.checkpoint(0) });
    expect(lines).toHaveLength(2);
    expect(await verifyBundle(lines, options)).toMatchObject({ ok: true, records: 0 });
  });

  it('reads with line ends too', async () => {
    const lines = await bundle({ entries: entriesAt([3]) });
    expect(
      (
        await verifyBundle(
          lines.map((line) => `${line}\n`),
          options,
        )
      ).ok,
    ).toBe(true);
  });

  it('carries older checkpoints, which are proved to be prefixes', async () => {
    const earlier = [await log.checkpoint(100), await log.checkpoint(350)];
    const lines = await bundle({ entries: entriesAt([3]), earlier });
    const known = [{ size: 100, root: await log.view(100).root() }];
    expect(await verifyBundle(lines, { ...options, known })).toMatchObject({
      ok: true,
      earlier: [{ size: 100 }, { size: 350 }],
    });
  });

  it('verifies by the keys that it names, and says so', async () => {
    const lines = await bundle({ entries: entriesAt([3]) });
    expect(await verifyBundle(lines, { ...options, policy: 'named_keys' })).toMatchObject({ trust: 'named_keys' });
  });

  it('takes memory for one line at a time', async () => {
    let open = 0;
    let most = 0;
    async function* counted(): AsyncGenerator<string> {
      const entries = entriesAt(span(0, SIZE));
      for await (const line of writeBundle({
        view: log.view(SIZE),
        checkpoint,
        entries,
        keys: [],
        sha256,
        scope: { mode: 'selection' },
      })) {
        open += 1;
        most = Math.max(most, open);
        yield line;
        open -= 1;
      }
    }
    expect((await verifyBundle(counted(), options)).ok).toBe(true);
    expect(most).toBe(1);
  });

  it.each<[string, Partial<BundleOptions>, string]>([
    ['entries out of order', { entries: entriesAt([5, 4]) }, 'invalid_argument'],
    ['an entry twice', { entries: entriesAt([5, 5]) }, 'invalid_argument'],
    ['an entry behind the tree', { entries: [{ ...entryAt(3), index: SIZE }] }, 'outside_tree'],
    [
      'a gap in the range',
      { entries: entriesAt([5, 7]), scope: { mode: 'range', from: 5, to: 8 } },
      'invalid_argument',
    ],
    [
      'a range that begins late',
      { entries: entriesAt([6, 7]), scope: { mode: 'range', from: 5, to: 8 } },
      'invalid_argument',
    ],
    [
      'a range that ends early',
      { entries: entriesAt([5, 6]), scope: { mode: 'range', from: 5, to: 8 } },
      'invalid_argument',
    ],
    ['a range behind the tree', { scope: { mode: 'range', from: 5, to: SIZE + 1 } }, 'outside_tree'],
    ['a checkpoint of another size', { view: log.view(350) }, 'invalid_argument'],
    ['an older checkpoint that is none', { earlier: ['x'] }, 'invalid_argument'],
  ])('is not written with %s', async (_, over, code) => {
    await expect(bundle(over)).rejects.toMatchObject({ code });
  });
});

describe('the verifier', () => {
  it('never throws, whatever the lines are', async () => {
    const good = await bundle({ entries: entriesAt([3, 9]) });
    const line = fc.oneof(fc.constantFrom(...good), fc.json(), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const found = await verifyBundle(lines, options);
        expect(found.ok).toBe(lines.join('\n') === good.join('\n'));
      }),
      { numRuns: 300 },
    );
  });

  it('proves nothing else with one changed character', async () => {
    const good = await bundle({ entries: entriesAt([3, 9]), earlier: [await log.checkpoint(100)] });
    const whole = good.join('\n');
    const change = fc.tuple(fc.nat(whole.length - 1), fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        const changed = whole.slice(0, at) + character + whole.slice(at + 1);
        fc.pre(changed !== whole);
        const found = await verifyBundle(changed.split('\n'), options);
        // Keys are named for people only, and white space in JSON means nothing: what is proved is the same.
        if (found.ok) expect(found).toMatchObject({ records: 2, checkpoint: { size: SIZE }, earlier: [{ size: 100 }] });
      }),
      { numRuns: 500 },
    );
  });

  it('says so when the lines cannot be read to their end', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield (await bundle({}))[0]!;
      throw new TypeError('disk');
    }
    expect(await verifyBundle(broken(), options)).toEqual({ ok: false, reason: 'lines_unreadable', line: 2 });
  });

  it('refuses a line that is too long before it reads it', async () => {
    const [manifest = ''] = await bundle({});
    const long = `"${'x'.repeat(64 * 1024 * 1024)}"`;
    expect(await verifyBundle([manifest, long], options)).toEqual({ ok: false, reason: 'line_too_long', line: 2 });
  });

  it('fails by name where the functions that were passed in fail', async () => {
    const failing = (): never => {
      throw new TypeError('out of order');
    };
    const lines = await bundle({ entries: entriesAt([3]) });
    expect(await verifyBundle(lines, { ...options, sha256: failing })).toMatchObject({ reason: 'hash_failed' });
    expect(await verifyBundle(lines, { ...options, ed25519: failing })).toMatchObject({
      reason: 'signature_check_failed',
    });
  });
});

describe('a line', () => {
  it('reads back as it was written', async () => {
    for (const text of await bundle({ entries: entriesAt([3, 6]) })) {
      const line = parseBundleLine(text);
      expect(line && formatBundleLine(line)).toBe(text);
    }
  });

  it.each([
    '{}',
    '[]',
    'null',
    '{"type":"toString"}',
    '{"type":"end","records":1,"withheld":0,"more":1}',
    '{"type":"end","records":-1,"withheld":0}',
  ])('%s is none', (text) => {
    expect(parseBundleLine(text)).toBeUndefined();
  });
});
