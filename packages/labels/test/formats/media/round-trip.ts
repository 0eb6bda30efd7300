import { concatBytes } from '../../../src/bytes/sequences.ts';
import { applyPlan } from '../../../src/edit-plan.ts';
import { nodePorts } from '../../../src/node/inflate.ts';
import type { AigcLabel } from '../../../src/object/label.ts';
import { createLabel } from '../../../src/object/label.ts';
import { type LabelReport, readLabel } from '../../../src/read-label.ts';
import { type ByteSource, memorySource } from '../../../src/source.ts';
import { holdsLabel, writeLabel } from '../../../src/write-label.ts';

export const label: AigcLabel = createLabel({
  meaning: 'is',
  producer: 'example-producer',
  contentId: 'c0ffee-1',
  reservedCode1: '{"SecurityData":1}'.replaceAll('"', ''),
});
export const otherLabel: AigcLabel = createLabel({ meaning: 'may', producer: 'another', contentId: 'x'.repeat(700) });

export function reading(source: ByteSource | Uint8Array): Promise<LabelReport> {
  return readLabel(source instanceof Uint8Array ? memorySource(source) : source, { ports: nodePorts });
}

/** The labelled file. Throws where what was written is not read back as its only label. */
export async function labelled(bytes: Uint8Array, wanted: AigcLabel = label): Promise<Uint8Array> {
  const options = { ports: nodePorts, existing: 'replace', signed: 'refuse' } as const;
  const source = memorySource(bytes);
  const blocks: Uint8Array[] = [];
  for await (const block of applyPlan(source, (await writeLabel(source, wanted, options)).plan)) blocks.push(block);
  const output = concatBytes(...blocks);
  const report = await reading(output);
  if (!holdsLabel(report, wanted))
    throw new Error(`not read back: ${JSON.stringify([report.labels, report.findings])}`);
  return output;
}

/** What is found, in a few words: place and producer. */
export function sightings({ labels }: LabelReport): readonly string[] {
  return labels.map(({ place, fields }) => `${place} ${fields?.ContentProducer ?? 'unreadable'}`);
}

export function codes({ findings }: LabelReport): readonly string[] {
  return findings.map(({ code }) => code);
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Whether the bytes have these somewhere in a row. */
export function holds(bytes: Uint8Array, part: Uint8Array | string): boolean {
  return Buffer.from(bytes).includes(typeof part === 'string' ? part : Buffer.from(part));
}
