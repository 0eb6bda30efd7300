/** Writes into the journal in the directory that is named, from many sides at once, until it is killed. */
import { writeSync } from 'node:fs';
import { createIdFactory, type RecordId, systemClock, systemRandom } from '@anlan/core';
import { openJournal } from '../../src/node/open-journal.ts';
import { sampleRecord } from '../sample.ts';

const WRITERS = 16;
const directory = process.argv[2] ?? '';
const ids = createIdFactory(systemClock, systemRandom);
const limits = { segmentBytes: 64 * 1024, queuedBytes: 16 * 1024, groupBytes: 8 * 1024 };
const { journal } = await openJournal({ directory, random: systemRandom, limits });

async function write(): Promise<never> {
  for (let n = 0; ; n++) {
    const record = sampleRecord({ id: ids.next<RecordId>(), data: { text: 'x'.repeat(n % 700) } });
    const { seq, hash } = await journal.appendRecord(record);
    // Straight to the system: whatever the parent reads here was acknowledged before the kill.
    writeSync(1, `${JSON.stringify({ seq, hash, id: record.id })}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, write));
