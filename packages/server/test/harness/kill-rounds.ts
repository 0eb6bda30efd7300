import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AuditRecord } from '@anlan/audit';
import { verifyJournalFiles } from '@anlan/audit/node';
import { systemRandom } from '@anlan/core';
import { expect } from 'vitest';
import { chat } from './chat.ts';
import { type ChildServer, startChildServer } from './child-server.ts';
import { putEmptyDatabase } from './empty-database.ts';
import { send } from './http.ts';
import { journalRecords } from './journal-records.ts';
import { type Person, personWith, signIn } from './person.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const CLIENTS = 8;
const ENDS = ['call.closed', 'call.refused'];

/** Kills a server under load again and again, and checks after each time that no answer left without its record. */
export async function killRounds(rounds: number): Promise<void> {
  const data = temporaryDirectory();
  await putEmptyDatabase(join(data, 'database'));
  let server = await startChildServer(data);
  const first = await signIn(server.url, server.link ?? '');
  const auth = await newKey(first);
  const answered: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const ids = await callUntilKilled(server, auth);
    const files = await verifyJournalFiles({ directory: join(data, 'journal') });
    if (!files.ok) expect(files.reason).toBe('torn_tail');
    server = await startChildServer(data);
    await checkCalls(personWith(server.url, first.cookie), ids);
    answered.push(...ids);
  }
  expect(await server.stop()).toBe(0);
  expect(answered.length).toBeGreaterThan(rounds);
  checkRecords(await journalRecords(data), answered);
}

async function newKey(admin: Person): Promise<{ authorization: string }> {
  const { applications } = await admin.call('listApplications');
  const { secret } = await admin.call('createKey', { params: { id: applications[0].id }, body: { name: 'load' } });
  return { authorization: `Bearer ${secret}` };
}

/** Ids of the calls whose answers arrived whole, from many clients at once, until the server is killed. */
async function callUntilKilled(server: ChildServer, auth: { authorization: string }): Promise<string[]> {
  const answered: string[] = [];
  let alive = true;
  const client = async (number: number): Promise<void> => {
    for (let call = number; alive; call++) {
      const id = await wholeAnswer(server.url, auth, call % 2 === 0).catch(() => undefined);
      if (id !== undefined) answered.push(id);
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
  while (answered.length === 0) await wait(10);
  await wait(randomUpTo(1_500));
  await server.kill();
  alive = false;
  await Promise.all(clients);
  return answered;
}

async function wholeAnswer(
  url: string,
  headers: { authorization: string },
  stream: boolean,
): Promise<string | undefined> {
  const answer = await send(`${url}/v1/chat/completions`, { headers, body: chat('什么是安澜', { stream }) });
  const isWhole = stream ? answer.text.endsWith('data: [DONE]\n\n') : answer.json !== undefined;
  return answer.status === 200 && isWhole ? (answer.headers.get('x-request-id') ?? undefined) : undefined;
}

/** At another moment each time: in the middle of a stream, of a group of records, of a batch for the database. */
function randomUpTo(ms: number): number {
  const [high = 0, low = 0] = systemRandom.fill(new Uint8Array(2));
  return (high * 256 + low) % ms;
}

async function checkCalls(admin: Person, ids: readonly string[]): Promise<void> {
  for (const id of ids) expect(await admin.call('getCall', { params: { id } })).toMatchObject({ outcome: 'completed' });
}

function checkRecords(records: readonly AuditRecord[], answered: readonly string[]): void {
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  const ends = records.filter(({ kind }) => ENDS.includes(kind)).map(({ requestId }) => String(requestId));
  expect(new Set(ends).size).toBe(ends.length);
  const ended = new Set(ends);
  expect(answered.filter((id) => !ended.has(id))).toEqual([]);
  const opened = records.filter(({ kind }) => kind === 'call.opened').map(({ requestId }) => String(requestId));
  expect(new Set(opened).size).toBe(opened.length);
  expect(opened.filter((id) => !ended.has(id))).toEqual([]);
}
