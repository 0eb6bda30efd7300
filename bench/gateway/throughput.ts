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
    const found = cells.get(key) ?? { rate: [], sustained: [] };
    cells.set(key, found);
    return found;
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const mode of modes) {
      const body = requestBody(MODELS.instant, mode === 'SSE');
      for (const target of rotated(targets.all, round)) {
        const rate = await closedLoop(target, { connections: CONNECTIONS, ms: cellMs, body });
        const settling = await target.settle();
        const { rate: rates, sustained } = cell(target, mode);
        rates.push(rate);
        sustained.push((rate * cellMs) / (cellMs + settling));
      }
    }
  }
  return table(targets, cell);
}

function table(targets: Targets, cell: (target: Target, mode: Mode) => Cell): string {
  const columns = (target: Target, pick: (of: Cell) => readonly number[]): string[] =>
    modes.flatMap((mode) => {
      const values = pick(cell(target, mode));
      const share = (base: Target): string =>
        base === target ? '–' : spread(ratios(values, cell(base, mode).rate), 3);
      return [spread(values, 0), share(targets.direct), share(targets.passThrough)];
    });
  const header = modes.flatMap((mode) => [`${mode} requests/s`, 'of direct', 'of pass-through']);
  const rows = targets.all.map((target) => [target.name, ...columns(target, ({ rate }) => rate)]);
  const copied = columns(targets.gateway, ({ sustained }) => sustained);
  return markdownTable(['target', ...header], [...rows, ['gateway, until copied to PGlite', ...copied]]);
}

export function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
