import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../src/bytes/sequences.ts';
import { buildChunk } from '../src/formats/png/chunks.ts';
import {
  allPlaces,
  createLabel,
  holdsLabel,
  memorySource,
  parseLabelText,
  readLabel,
  serialiseLabel,
} from '../src/index.ts';
import { findingTable } from '../src/messages/finding-table.ts';
import { nodePorts } from '../src/node/index.ts';
import { label, otherLabel, read, write } from './support/labels.ts';
import { bytesOf, picture } from './support/pictures.ts';

const png = await bytesOf(picture().png());
const jpeg = await bytesOf(picture().jpeg());
function pngWith(...texts: readonly string[]): Uint8Array {
  const chunks = texts.map((text) => buildChunk('tEXt', utf8ToBytes(`AIGC\0${text}`)));
  return concatBytes(png.subarray(0, 33), ...chunks, png.subarray(33));
}

describe('readLabel', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['one byte', new Uint8Array(1)],
    ['text', utf8ToBytes('hello')],
    ['zeros', new Uint8Array(5000)],
  ])('does not say that %s has no label', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({
      format: undefined,
      status: 'inconclusive',
      findings: [{ code: 'format_unknown' }],
    });
  });

  it.each([
    ['is', '1'],
    ['may', '2'],
    ['suspected', '3'],
  ] as const)('says %s where the label says %s', async (status, value) => {
    expect((await read(pngWith(serialiseLabel({ ...label, Label: value }, 'wrapped')))).status).toBe(status);
  });

  it('is inconclusive where a label says nothing that is known, and shows it', async () => {
    const report = await read(pngWith(serialiseLabel({ ...label, Label: 'AIGC' }, 'wrapped')));
    expect(report).toMatchObject({ status: 'inconclusive', label: { fields: { Label: 'AIGC' } } });
  });

  it('is inconclusive where a place for labels holds something else', async () => {
    const report = await read(pngWith('made by a machine'));
    expect(report).toMatchObject({ status: 'inconclusive', label: { fields: undefined, text: 'made by a machine' } });
    expect(report.findings.map(({ code }) => code)).toContain('label_not_json');
  });

  it('takes the first label that says something', async () => {
    expect((await read(pngWith('x', serialiseLabel(label, 'wrapped')))).status).toBe('is');
  });

  it('does not take a label for the same that differs in one member', async () => {
    const codes = async (other: string): Promise<readonly string[]> =>
      (await read(pngWith(serialiseLabel(label, 'wrapped'), other))).findings.map(({ code }) => code);
    expect(await codes(serialiseLabel(label, 'bare'))).toContain('labels_repeated');
    expect(await codes(serialiseLabel({ ...label, PropagateID: 'x' }, 'bare'))).toContain('labels_disagree');
  });

  it('reads no label that is longer than the limit', async () => {
    const source = memorySource(pngWith(serialiseLabel(label, 'wrapped')));
    const report = await readLabel(source, { ports: nodePorts, limits: { maxLabelBytes: 20 } });
    expect(report.status).toBe('inconclusive');
    expect(report.label?.text).toHaveLength(20);
    expect(report.findings.map(({ code }) => code)).toContain('label_too_long');
  });

  it.each([
    ['maxChunks', 1],
    ['maxDiscoveries', 0],
    ['maxTotalRead', 40],
    ['maxXmpBytes', 20],
  ] as const)('is inconclusive beyond %s', async (limit, value) => {
    const source = memorySource(pngWith(serialiseLabel(label, 'wrapped'), 'x', 'y'));
    const report = await readLabel(source, { ports: nodePorts, limits: { [limit]: value } });
    expect(report.status).toBe('inconclusive');
    expect(report.findings.some(({ code }) => code === 'limit_reached' || code === 'format_unknown')).toBe(true);
  });

  it('goes by the content, whatever the name', async () => {
    expect(await read(jpeg, '/tmp/a.PNG')).toMatchObject({
      format: 'jpeg',
      findings: [{ code: 'extension_mismatch' }],
    });
    for (const name of ['a.JPG', 'a.jpeg', 'a', '.hidden/a', undefined])
      expect((await read(jpeg, name)).findings).toEqual([]);
  });

  it('reads a file that is two things as what it begins with', async () => {
    const both = concatBytes(png, await write(jpeg));
    expect(await read(both)).toMatchObject({ format: 'png', status: 'none', findings: [{ code: 'bytes_after_end' }] });
  });

  it('throws what the source throws', async () => {
    const broken = { size: 100, read: () => Promise.reject(new TypeError('disk')) };
    await expect(readLabel(broken, { ports: nodePorts })).rejects.toThrow('disk');
  });
});

describe('hostile pictures', () => {
  it.each([
    ['a million empty chunks', 1_000_000, buildChunk('juNK', new Uint8Array()), 'inconclusive'],
    ['a hundred thousand labels', 100_000, buildChunk('tEXt', utf8ToBytes('AIGC\0{"Label":"1"}')), 'is'],
    [
      'a hundred thousand wrong checksums',
      100_000,
      new Uint8Array([0, 0, 0, 6, ...utf8ToBytes('tEXtAIGC\0x'), 0, 0, 0, 0]),
      'inconclusive',
    ],
  ])('of %s end at a limit', async (_, ...[count, chunk, status]) => {
    const report = await read(repeated(count, chunk));
    expect(report.status).toBe(status);
    expect(report.findings.map(({ code }) => code)).toContain('limit_reached');
    expect(report.labels.length).toBeLessThanOrEqual(1000);
  });
});

/** The header of a picture, then so many chunks. */
function repeated(count: number, chunk: Uint8Array): Uint8Array {
  const out = new Uint8Array(33 + count * chunk.length);
  out.set(png.subarray(0, 33));
  for (let i = 0; i < count; i++) out.set(chunk, 33 + i * chunk.length);
  return out;
}

describe('writeLabel', () => {
  it('refuses what is in no format', async () => {
    await expect(write(utf8ToBytes('hello'))).rejects.toMatchObject({ code: 'format_unknown' });
  });

  it('leaves a file alone that bears the label and nothing else', async () => {
    const once = await write(png);
    expect(await write(once, label, { existing: 'refuse', signed: 'refuse' })).toEqual(once);
  });

  it('keeps what others signed when a label is passed on', async () => {
    const passed = createLabel({
      meaning: 'is',
      producer: otherLabel.ContentProducer,
      contentId: otherLabel.ProduceID,
      reservedCode1: otherLabel.ReservedCode1,
      propagator: label.ContentProducer,
      propagateId: 'p-1',
    });
    const { label: found } = await read(await write(await write(png, otherLabel), passed));
    expect(found?.fields).toEqual({
      ...otherLabel,
      Label: '1',
      ContentPropagator: label.ContentProducer,
      PropagateID: 'p-1',
    });
  });
});

describe('holdsLabel', () => {
  it('asks for the label itself, in its place and form, and alone', async () => {
    const right = await read(await write(png));
    expect(holdsLabel(right, label)).toBe(true);
    expect(holdsLabel(right, otherLabel)).toBe(false);
    expect(holdsLabel(await read(pngWith(serialiseLabel(label, 'bare'))), label)).toBe(false);
    expect(holdsLabel(await read(png), label)).toBe(false);
  });
});

describe('words', () => {
  it('are there in both languages for every finding and every place', () => {
    const texts = [
      ...Object.values(findingTable).map(({ message }) => message),
      ...Object.values(allPlaces()).map(({ title }) => title),
    ];
    for (const { zh, en } of texts) expect([zh, en]).not.toContain('');
    expect(parseLabelText('').findings[0]?.message.zh).toMatch(/\p{Script=Han}/u);
  });
});
