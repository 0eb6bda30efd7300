import { concatBytes } from '../../src/bytes/sequences.ts';
import { applyPlan } from '../../src/edit-plan.ts';
import {
  type AigcLabel,
  createLabel,
  type LabelReport,
  readLabel,
  type WriteOptions,
  writeLabel,
} from '../../src/index.ts';
import { nodePorts } from '../../src/node/index.ts';
import { memorySource } from '../../src/source.ts';

export const PRODUCER = '00119144030008867405X210001';

export const label: AigcLabel = createLabel({
  meaning: 'is',
  producer: PRODUCER,
  contentId: '0192f0c1-7b1e-7d35-8a3c-000000000001',
});

export const otherLabel: AigcLabel = createLabel({
  meaning: 'may',
  producer: '001191110102MACQD9K64010000',
  contentId: 'e3578014edd949debed102781a8c26f7',
  reservedCode1: '{"SecurityData":{"Type":"TC260PG","Version":1,"Note":"<&>\'"}}',
});

export function read(bytes: Uint8Array, fileName?: string): Promise<LabelReport> {
  return readLabel(memorySource(bytes), { ports: nodePorts, ...(fileName === undefined ? {} : { fileName }) });
}

export async function write(
  bytes: Uint8Array,
  wanted: AigcLabel = label,
  options: Partial<WriteOptions> = {},
): Promise<Uint8Array> {
  const source = memorySource(bytes);
  const { plan } = await writeLabel(source, wanted, {
    existing: 'replace',
    signed: 'refuse',
    ports: nodePorts,
    ...options,
  });
  const blocks: Uint8Array[] = [];
  for await (const block of applyPlan(source, plan)) blocks.push(block);
  return concatBytes(...blocks);
}
