import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemRandom } from '@anlan/core';
import { expect } from 'vitest';
import { openJournal } from '../../src/node/open-journal.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { verifyJournalFiles } from '../../src/node/verify-files.ts';
import { verifyEntries } from '../../src/verify/verify-entries.ts';
import { collect } from './collect.ts';

const WRITER = fileURLToPath(new URL('./writer-process.ts', import.meta.url));

interface Acknowledged {
  readonly seq: number;
  readonly hash: string;
  readonly id: string;
}

/** Kills a writing process again and again in one directory, and checks after each time that nothing is lost. */
export async function killRounds(directory: string, rounds: number): Promise<void> {
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < rounds; round++) {
    acknowledged.push(...(await writeUntilKilled(directory, killAfter())));
    await check(directory, acknowledged);
  }
}

/** At another moment each time: in the middle of a group, of a segment, of its beginning. */
function killAfter(): number {
  const [high = 0, low = 0] = systemRandom.fill(new Uint8Array(2));
  return 1 + ((high * 256 + low) % 600);
}

async function writeUntilKilled(directory: string, count: number): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, ['--conditions=@anlan/source', '--import', 'tsx', WRITER, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const lines = await linesUntil(child, count);
  expect(await ended).toBe('SIGKILL');
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}

/** All complete lines, those too that came between the one at which the process is killed and its end. */
async function linesUntil(child: ChildProcess, count: number): Promise<readonly string[]> {
  const lines: string[] = [];
  if (child.stdout === null) throw new TypeError('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) child.kill('SIGKILL');
  }
  return lines.filter((line) => line.endsWith('}'));
}

async function check(directory: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const before = await verifyJournalFiles({ directory });
  if (!before.ok) expect(before.reason).toBe('torn_tail');
  const { journal, report } = await openJournal({ directory, random: systemRandom });
  expect(report.clean).toBe(false);
  const entries = await collect(journal.read(1));
  expect(await verifyEntries(entries, { sha256, expectedHead: journal.head() })).toMatchObject({ ok: true });
  const found = entries.map((entry) => ({
    seq: entry.seq,
    hash: entry.hash,
    id: entry.type === 'record' ? entry.record.id : '',
  }));
  const bySeq = new Map(found.map((entry) => [entry.seq, entry]));
  expect(acknowledged.map(({ seq }) => bySeq.get(seq))).toEqual(acknowledged);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  await journal.close();
}
