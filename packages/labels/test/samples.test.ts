import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLabel, holdsLabel } from '../src/index.ts';
import { readLabelFile } from '../src/node/index.ts';
import { read, write } from './support/labels.ts';
import { decode } from './support/pictures.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/labeled-samples');
const present = existsSync(folder);
if (!present) console.warn(`labels: ${folder} is absent; the files of products in use are not tested`);

const samples = [
  {
    file: 'doubao_gray_1x1_1.png',
    fields: {
      Label: '1',
      ContentProducer: '001191110102MACQD9K64010000',
      ProduceID: 'e3578014edd949debed102781a8c26f7',
      ReservedCode1: '',
      ContentPropagator: '',
      PropagateID: '',
      ReservedCode2: '',
    },
    codes: ['propagation_empty'],
  },
  {
    file: 'jimeng_cap_B.png',
    fields: {
      Label: '1',
      ContentProducer: '00119144030008867405X210001',
      ProduceID: 'tos-cn-i-tb4s082cfz/71c91abae7bf486ba7b82020b0df8d2e',
      ReservedCode1: '',
      ContentPropagator: '00119144030008867405X220001',
      PropagateID: 'tos-cn-i-tb4s082cfz/71c91abae7bf486ba7b82020b0df8d2e',
      ReservedCode2: '',
    },
    codes: [],
  },
];

describe.skipIf(!present).each(samples)('a file of a product in use: $file', ({ file, fields, codes }) => {
  it('is read with all its fields', async () => {
    const report = await readLabelFile(join(folder, file));
    expect(report).toMatchObject({
      format: 'png',
      status: 'is',
      label: { place: 'png/xmp', normative: true, shape: 'bare', fields },
    });
    expect(report.findings.map(({ code }) => code)).toEqual(codes);
  });

  it('is labelled anew without a change of a pixel', async () => {
    const before = new Uint8Array(readFileSync(join(folder, file)));
    const label = createLabel({ meaning: 'is', producer: fields.ContentProducer, contentId: 'c-1' });
    const after = await write(before, label);
    expect(holdsLabel(await read(after), label)).toBe(true);
    const [old, now] = [await decode(before), await decode(after)];
    expect(JSON.stringify(now) === JSON.stringify(old)).toBe(true);
  });
});
