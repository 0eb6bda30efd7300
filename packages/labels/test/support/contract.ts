import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../src/formats/format.ts';
import { holdsLabel, serialiseLabel } from '../../src/index.ts';
import { exiftool, hasExiftool } from './exiftool.ts';
import { label, otherLabel, read, write } from './labels.ts';

export interface Sample {
  readonly title: string;
  readonly make: () => Promise<Uint8Array> | Uint8Array;
}

export interface FormatContract {
  readonly format: FormatName;
  readonly extension: string;
  readonly samples: readonly Sample[];
  /** What a decoder sees; undefined where none is at hand. */
  readonly decode?: (bytes: Uint8Array) => Promise<unknown>;
  /** Whether exiftool shows XMP properties of this format, under `XMP-TC260:Aigc`. */
  readonly exiftool?: boolean;
}

/** What every format does with every file that it can write. */
export function describeFormat({ format, extension, samples, decode, exiftool: asks = true }: FormatContract): void {
  describe.each(samples)(`${format}: $title`, ({ make }) => {
    it('has no label before', async () => {
      expect(await read(await make(), `a.${extension}`)).toMatchObject({ format, status: 'none', labels: [] });
    });

    it('reads back what was written, as the only label, in the normative place', async () => {
      const report = await read(await write(await make()), `a.${extension}`);
      expect(report.status).toBe('is');
      expect(holdsLabel(report, label)).toBe(true);
      expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    });

    it.skipIf(decode === undefined)('leaves what a decoder sees as it was', async () => {
      const before = await make();
      expect(await decode?.(await write(before))).toEqual(await decode?.(before));
      expect(await decode?.(await write(await write(before), otherLabel))).toEqual(await decode?.(before));
    });

    it('writes the same label again without changing a byte', async () => {
      const once = await write(await make());
      expect(await write(once, label, { existing: 'refuse' })).toEqual(once);
    });

    it('replaces a label when asked to, and refuses when not', async () => {
      const once = await write(await make());
      const twice = await write(once, otherLabel);
      expect(holdsLabel(await read(twice), otherLabel)).toBe(true);
      expect(Buffer.from(twice).includes(label.ProduceID)).toBe(false);
      expect(holdsLabel(await read(await write(twice, label)), label)).toBe(true);
      await expect(write(once, otherLabel, { existing: 'refuse' })).rejects.toMatchObject({ code: 'label_exists' });
    });

    it('says where in the file the label stands', async () => {
      const bytes = await write(await make());
      const { label: found } = await read(bytes);
      const raw = Buffer.from(bytes.subarray(found?.offset, (found?.offset ?? 0) + (found?.length ?? 0))).toString();
      expect(raw.replaceAll('&quot;', '"')).toBe(serialiseLabel(label, 'bare'));
    });

    it.skipIf(!hasExiftool || !asks)('is read by exiftool, with all that was there before', async () => {
      const bytes = await make();
      const [before = {}, labelled = {}] = exiftool([bytes, await write(bytes)], extension);
      const { 'XMP-TC260:Aigc': aigc, ...after } = labelled;
      expect(aigc).toBe(serialiseLabel(label, 'bare'));
      expect(withoutToolkit(after)).toEqual(withoutToolkit(before));
    });

    it('never says that there is no label when the file is cut off', async () => {
      const bytes = await write(await make());
      for (const length of cuts(bytes.length)) {
        const { status, labels } = await read(bytes.subarray(0, length));
        expect([length, status]).toEqual([length, labels.length > 0 ? 'is' : 'inconclusive']);
      }
    });
  });
}

/** What exiftool says about the packet as such: the toolkit, and the tag of a BigTIFF beside its content. */
function withoutToolkit(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const packet = ['XMP-x:XMPToolkit', 'IFD0:ApplicationNotes'];
  return Object.fromEntries(Object.entries(values).filter(([name]) => !packet.includes(name)));
}

/** Every length of the first kilobyte, then some two hundred. */
function cuts(length: number): readonly number[] {
  const step = Math.max(1, Math.floor((length - 1024) / 200));
  return Array.from({ length }, (_, i) => i).filter((i) => i < 1024 || i % step === 0 || i === length - 1);
}
