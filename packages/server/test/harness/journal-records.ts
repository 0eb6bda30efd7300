import { join } from 'node:path';
import type { AuditRecord } from '@anlan/audit';
import { openJournal, verifyJournalFiles } from '@anlan/audit/node';
import { systemRandom } from '@anlan/core';
import { expect } from 'vitest';

/** All records in the journal of a data directory that nobody uses, after the journal was verified. */
export async function journalRecords(data: string): Promise<readonly AuditRecord[]> {
  const directory = join(data, 'journal');
  expect(await verifyJournalFiles({ directory })).toMatchObject({ ok: true });
  const { journal } = await openJournal({ directory, random: systemRandom });
  const records: AuditRecord[] = [];
  for await (const entry of journal.read(1)) if (entry.type === 'record') records.push(entry.record);
  await journal.close();
  return records;
}
