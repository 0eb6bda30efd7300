import { closedLoop } from '../load/closed-loop.ts';
import { markdownTable } from '../report/markdown-table.ts';
import { ratios, spread } from '../report/statistics.ts';
import { MODELS, requestBody } from './payloads.ts';
import type { Target, Targets } from './targets.ts';

export const CONNECTIONS = 32;

/** Requests per second of one target in one mode, by round. */
interface Cell {
  readonly rate: number[];
  /** The same, with the time until the records are in the database as well. */
  readonly sustained: number[];
  /** CPU time for a request, all threads, records in the database included. What others do on the machine matters less. */
  readonly cpuMicros: number[];
}

type Mode = 'JSON' | 'SSE';
const modes: readonly Mode[] = ['JSON', 'SSE'];

export interface ThroughputOptions {
  readonly rounds: number;
  readonly cellMs: number;
}

/** Requests per second at 32 connections; every round visits every target in both modes, in a rotated order. */
export async function measureThroughput(targets: Targets, { rounds, cellMs }: ThroughputOptions): Promise<string> {
  const cells = new Map<string, Cell>();
  const cell = (target: Target, mode: Mode): Cell => {
    const key = `${target.name} ${mode}`;
    const found = cells.get(key) ?? { rate: [], sustained: [], cpuMicros: [] };
    cells.set(key, found);
    return found;
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const mode of modes) {
      const body = requestBody(MODELS.instant, mode === 'SSE');
      for (const target of rotated(targets.all, round)) {
        const before = target.cpuMs();
        const { answered, seconds } = await closedLoop(target, { connections: CONNECTIONS, ms: cellMs, body });
        const settling = await target.settle();
        const found = cell(target, mode);
        found.rate.push(answered / seconds);
        found.sustained.push(answered / (seconds + settling / 1000));
        found.cpuMicros.push(((target.cpuMs() - before) * 1000) / answered);
      }
    }
  }
  return table(targets, cell);
}

function table(targets: Targets, cell: (target: Target, mode: Mode) => Cell): string {
  const { direct, passThrough, gateway } = targets;
  const columns = (target: Target, pick: (of: Cell) => readonly number[]): string[] =>
    modes.flatMap((mode) => {
      const values = pick(cell(target, mode));
      const share = (base: Target): string =>
        base === target ? '–' : spread(ratios(values, cell(base, mode).rate), 3);
      return [spread(values, 0), share(direct), share(passThrough)];
    });
  const header = modes.flatMap((mode) => [`${mode} requests/s`, 'of direct', 'of pass-through']);
  const rows = targets.all.map((target) => [target.name, ...columns(target, ({ rate }) => rate)]);
  const copied = columns(gateway, ({ sustained }) => sustained);
  const cpu = [passThrough, gateway].map((target) => [
    target.name,
    ...modes.map((mode) => spread(cell(target, mode).cpuMicros, 0)),
  ]);
  return [
    markdownTable(['target', ...header], [...rows, ['gateway, until copied to PGlite', ...copied]]),
    'CPU time for a request, all threads, µs:',
    markdownTable(['target', ...modes], cpu),
  ].join('\n\n');
}

export function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
