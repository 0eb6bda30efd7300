// What the stages of a call cost on their own, in one process: run by the gateway bench as a process of its own, so that
// packages come from the build. Prints one line of JSON: microseconds by stage. Argument: a folder on the disk to measure.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRecord } from '@anlan/audit';
import { openJournal, sha256 } from '@anlan/audit/node';
import {
  type ApplicationId,
  canonicalJson,
  createIdFactory,
  type JsonObject,
  type RequestId,
  systemClock,
  systemRandom,
  utf8ToBytes,
} from '@anlan/core';
import { type Caller, createGateway, type Gateway } from '@anlan/gateway';
import { createGuard, profiles } from '@anlan/guard';
import { appendExplicitLabel, explicitTextLabel } from '@anlan/labels';
import { ANSWER, jsonReply, MODELS, QUESTION, requestBody, SYSTEM, streamReply } from './gateway/payloads.ts';
import { median } from './report/statistics.ts';

const TIMES = 2_000;
const FSYNCS = 200;
const GROUP = 32;

const guard = createGuard(profiles.balanced);
const label = explicitTextLabel({ offeredInMainlandChina: true });
const body = requestBody(MODELS.instant, false);
const chunks = streamReply
  .filter((frame) => frame.startsWith('data: {'))
  .map((frame) => JSON.parse(frame.slice(6)) as JsonObject);
const pieces = chunks.flatMap((chunk) => (chunk.choices as { delta: { content?: string } }[])[0]?.delta.content ?? []);

const records: AuditRecord[] = [];
const ids = createIdFactory(systemClock, systemRandom);
const gateway: Gateway = createGateway({
  directory: { authenticate: () => ({ ok: false, error: 'missing_key' }) },
  records: {
    async append(record) {
      records[0] = record;
    },
  },
  clock: systemClock,
  ids,
  guardsFor: () => ({ content: guard, instructions: guard }),
  upstreamFor: () => ({
    name: 'bench',
    models: async () => [],
    complete: async () => JSON.parse(jsonReply),
    async stream() {
      return (async function* () {
        yield* chunks;
      })();
    },
  }),
  labelFor: () => label,
  observe: () => undefined,
  errorBody: () => ({}),
  settings: { onBlock: 'reply', extraFields: [] },
});
const caller: Caller = {
  application: { id: ids.next<ApplicationId>(), code: 'APP-BNCH', name: 'bench' },
  actor: { kind: 'key', id: ids.next(), name: 'bench' },
  origin: 'live',
  mainlandChina: true,
};

const results: Record<string, number> = {
  'parse the request (JSON.parse)': await each(() => JSON.parse(body)),
  'guard, input: system and user message': await each(() => {
    guard.screen('input', SYSTEM);
    guard.screen('input', QUESTION);
  }),
  'guard, output, whole': await each(() => guard.screen('output', ANSWER)),
  [`guard, output, ${pieces.length} pieces`]: await each(screenPieces),
  'label, whole text': await each(() => appendExplicitLabel(ANSWER, label, 'end')),
  'whole pipeline, JSON, no network, no disk': await each(() => chat(body)),
  'whole pipeline, SSE, no network, no disk': await each(() => chat(requestBody(MODELS.instant, true))),
  'write the answer (JSON.stringify)': await each(() => JSON.stringify(JSON.parse(jsonReply))),
  'record: canonical JSON and SHA-256': await each(() => sha256(utf8ToBytes(canonicalJson(lastRecord())))),
};
Object.assign(results, await fsyncs(process.argv[2] ?? '.'));
process.stdout.write(`${JSON.stringify({ url: 'done', results })}\n`);

/** Median microseconds of single runs, after as many to warm up. */
async function each(work: () => unknown, times: number = TIMES): Promise<number> {
  for (let index = 0; index < times; index += 1) await work();
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await work();
    taken.push((performance.now() - start) * 1000);
  }
  return median(taken);
}

function screenPieces(): void {
  const screen = guard.stream('output');
  for (const piece of pieces) screen.push('content', piece);
  screen.endAll();
}

async function chat(text: string): Promise<void> {
  const signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined };
  const reply = await gateway.chat({ requestId: ids.next<RequestId>(), caller, body: JSON.parse(text), signal });
  if (reply.kind === 'stream') for await (const _ of reply.frames);
}

function lastRecord(): JsonObject {
  return records[0] as unknown as JsonObject;
}

/** A record made durable: alone, and as one of a group that comes at once. */
async function fsyncs(directory: string): Promise<Record<string, number>> {
  const own = mkdtempSync(join(directory, 'journal-'));
  const { journal } = await openJournal({ directory: own, random: systemRandom });
  const append = (): Promise<unknown> => journal.appendRecord({ ...(records[0] as AuditRecord), id: ids.next() });
  try {
    return {
      'record made durable, one at a time': await each(append, FSYNCS),
      [`record made durable, ${GROUP} at a time (each)`]:
        (await each(() => Promise.all(Array.from({ length: GROUP }, append)), FSYNCS)) / GROUP,
    };
  } finally {
    await journal.close();
    rmSync(own, { recursive: true, force: true });
  }
}
