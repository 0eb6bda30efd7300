import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdsLabel } from '../../src/index.ts';
import { labelFile, readLabelFile } from '../../src/node/index.ts';
import { label, otherLabel } from '../support/labels.ts';
import { bytesOf, picture } from '../support/pictures.ts';

const consent = { existing: 'refuse', signed: 'refuse' } as const;
const png = await bytesOf(picture().png());
let folder = '';
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anlan-labels-'));
  writeFileSync(path('a.png'), png);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('labelFile', () => {
  it('replaces the file by the labelled one, with its mode, and says what it read back', async () => {
    chmodSync(path('a.png'), 0o640);
    const { report, findings, replaced } = await labelFile(path('a.png'), label, consent);
    expect(report.status).toBe('is');
    expect([findings, replaced]).toEqual([[], []]);
    expect(holdsLabel(await readLabelFile(path('a.png')), label)).toBe(true);
    expect(statSync(path('a.png')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.png']);
  });

  it('writes elsewhere when asked to, and leaves the original', async () => {
    await labelFile(path('a.png'), label, { ...consent, output: path('b.png') });
    expect(new Uint8Array(readFileSync(path('a.png')))).toEqual(png);
    expect((await readLabelFile(path('b.png'))).status).toBe('is');
  });

  it('labels the file that a link points to', async () => {
    symlinkSync(path('a.png'), path('link.png'));
    await labelFile(path('link.png'), label, consent);
    expect((await readLabelFile(path('a.png'))).status).toBe('is');
  });

  it('says what it replaced', async () => {
    await labelFile(path('a.png'), label, consent);
    const { replaced, findings } = await labelFile(path('a.png'), otherLabel, { ...consent, existing: 'replace' });
    expect(replaced.map(({ fields }) => fields)).toEqual([label]);
    expect(findings.map(({ code }) => code)).toEqual(['label_replaced']);
  });

  it.each([
    ['a label that is there', 'a.png', otherLabel, 'label_exists'],
    ['no format', 'text.png', label, 'format_unknown'],
    ['half a file', 'half.png', label, 'file_truncated'],
  ])('leaves original and folder as they were on %s', async (_, ...[name, wanted, code]) => {
    await labelFile(path('a.png'), label, consent);
    writeFileSync(path('text.png'), 'hello');
    writeFileSync(path('half.png'), png.subarray(0, png.length / 2));
    const before = readFileSync(path(name));
    await expect(labelFile(path(name), wanted, consent)).rejects.toMatchObject({ code });
    expect(readFileSync(path(name))).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['a.png', 'half.png', 'text.png']);
  });

  it('leaves nothing behind where it may not write', async () => {
    await expect(labelFile(path('a.png'), label, { ...consent, output: path('none/b.png') })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(readdirSync(folder)).toEqual(['a.png']);
  });
});

describe('readLabelFile', () => {
  it('says that the extension does not fit the content', async () => {
    writeFileSync(path('a.jpg'), png);
    expect(await readLabelFile(path('a.jpg'))).toMatchObject({
      format: 'png',
      findings: [{ code: 'extension_mismatch', detail: { extension: 'jpg', format: 'png' } }],
    });
  });

  it('passes errors of the disk on', async () => {
    await expect(readLabelFile(path('none.png'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
