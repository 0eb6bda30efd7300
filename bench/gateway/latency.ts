import { Client } from 'undici';
import { type Timing, timedRequest } from '../load/timed-request.ts';
import { markdownTable } from '../report/markdown-table.ts';
import { differences, median, quantile, spread } from '../report/statistics.ts';
import { MODELS, requestBody } from './payloads.ts';
import type { Target, Targets } from './targets.ts';
import { rotated } from './throughput.ts';

export interface LatencyOptions {
  readonly rounds: number;
  /** Requests to each target in a round. */
  readonly json: number;
  readonly sse: number;
}

/** Timings of one target, by round. */
interface Timings {
  readonly json: Timing[][];
  readonly sse: Timing[][];
}

/** One request at a time on a connection that is kept; targets take turns. */
export async function measureLatency(targets: Targets, { rounds, json, sse }: LatencyOptions): Promise<string> {
  const timings = new Map<Target, Timings>(targets.all.map((target) => [target, { json: [], sse: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const target of rotated(targets.all, round)) {
      const client = new Client(target.url);
      await repeat(client, target, requestBody(MODELS.instant, false), 5);
      timings.get(target)?.json.push(await repeat(client, target, requestBody(MODELS.instant, false), json));
      timings.get(target)?.sse.push(await repeat(client, target, requestBody(MODELS.paced, true), sse));
      await client.close();
      await target.settle();
    }
  }
  return table(targets, timings);
}

async function repeat(client: Client, target: Target, body: string, times: number): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (let index = 0; index < times; index += 1) timings.push(await timedRequest(client, target, body));
  return timings;
}

function table(targets: Targets, timings: ReadonlyMap<Target, Timings>): string {
  const header = [
    'target',
    'JSON p50',
    'added',
    'JSON p99',
    'added',
    'SSE first byte p50',
    'added',
    'SSE first text p50',
    'added',
  ];
  const base = timings.get(targets.direct);
  const rows = targets.all.map((target) => {
    const own = timings.get(target);
    const columns = [
      pair(own?.json, base?.json, ({ totalMs }) => totalMs, 0.5),
      pair(own?.json, base?.json, ({ totalMs }) => totalMs, 0.99),
      pair(own?.sse, base?.sse, ({ firstByteMs }) => firstByteMs, 0.5),
      pair(own?.sse, base?.sse, ({ firstTextMs }) => firstTextMs, 0.5),
    ];
    return [target.name, ...columns.flatMap((cells) => (target === targets.direct ? [cells[0], '–'] : cells))];
  });
  return `Milliseconds; median [min–max] of the rounds.\n\n${markdownTable(header, rows)}`;
}

type RoundsOf = readonly (readonly Timing[])[];

function pair(
  own: RoundsOf = [],
  base: RoundsOf = [],
  of: (timing: Timing) => number,
  share: number,
): readonly [value: string, added: string] {
  const byRound = (rounds: RoundsOf): number[] => rounds.map((round) => quantile(round.map(of), share));
  const values = byRound(own);
  const added = differences(values, byRound(base));
  return [median(values).toFixed(2), `+${spread(added, 2)}`];
}
