import type { Measured } from '../../packages/guard/src/classifier/manifest.ts';
import { evasionNames } from './evasions.ts';
import { GENERATED } from './generate.ts';
import { wilson } from './interval.ts';
import type { Judged } from './judged.ts';

/** Evidence at the scores 0.5 and 0.9, by script. */
export type AllAnchors = Readonly<Record<'zh' | 'en', readonly [half: number, nineTenths: number]>>;

type MeasuredGroup = Pick<Measured, 'language' | 'group' | 'what'>;

/** Counts the judged texts by language and group. */
export function measure(judged: readonly Judged[], anchors: AllAnchors): readonly Measured[] {
  const groups = new Map<string, { readonly key: MeasuredGroup; rows: Judged[] }>();
  for (const row of judged) {
    for (const key of keysOf(row)) {
      const id = JSON.stringify(key);
      const group = groups.get(id) ?? { key, rows: [] };
      group.rows.push(row);
      groups.set(id, group);
    }
  }
  return [...groups.values()].map(({ key, rows }) => ({ ...key, ...countsOf(rows, anchors) })).sort(byName);
}

function keysOf({ sample, evasion }: Judged): readonly MeasuredGroup[] {
  const { language } = sample;
  if (evasion !== 'none') return [{ language, group: `evasion: ${evasion}`, what: 'attack' }];
  const what = sample.kind === 'attack' ? 'attack' : sample.kind === 'hard' ? 'hard' : 'ordinary';
  const isDetailed = sample.kind !== 'ordinary' && (sample.source === 'authored' || sample.source === GENERATED);
  const detail = isDetailed ? `: ${sample.category.split(':')[0]?.split('+')[0]}` : detailOf(sample.source, sample);
  const all = sample.source === GENERATED ? [] : [{ language, group: 'all', what } as const];
  return [...all, { language, group: `${sample.source}${detail}`, what }];
}

function detailOf(source: string, { kind, category }: Judged['sample']): string {
  if (source !== 'composed' || kind !== 'attack') return '';
  return category === 'indirect' ? ': indirect' : ': frames';
}

function countsOf(rows: readonly Judged[], anchors: AllAnchors): Omit<Measured, keyof MeasuredGroup> {
  const above = (row: Judged, place: 0 | 1): boolean => row.value >= anchors[row.script][place];
  return {
    texts: rows.length,
    flagged: rows.filter((row) => above(row, 0)).length,
    ruled: rows.filter((row) => row.ruled).length,
    either: rows.filter((row) => row.ruled || above(row, 0)).length,
    acted: rows.filter((row) => above(row, row.decoded ? 0 : 1)).length,
  };
}

function byName(a: Measured, b: Measured): number {
  const order = (row: Measured): string => [row.language === 'zh' ? 0 : 1, row.what, placeOf(row.group)].join(' ');
  return order(a) < order(b) ? -1 : 1;
}

function placeOf(group: string): string {
  if (group === 'all') return '0';
  const evasion = evasionNames.findIndex((name) => group === `evasion: ${name}`);
  return group.startsWith('evasion') ? `2${evasion + 1}` : `1${group}`;
}

/** The measured rows as a Markdown table, with Wilson intervals at 95 %. */
export function measuredTable(rows: readonly Measured[]): string {
  const head =
    '| | texts of | n | score ≥ 0.5 | score ≥ 0.9 | rules alone | rules or ≥ 0.5 |\n| --- | --- | ---: | --- | --- | --- | --- |\n';
  return head + rows.map((row) => `${lineOf(row)}\n`).join('');
}

function lineOf({ language, group, what, texts, ...counts }: Measured): string {
  const shares = [counts.flagged, counts.acted, counts.ruled, counts.either].map((hits) => shareOf(hits, texts));
  return `| ${language} ${what} | ${group} | ${texts} | ${shares.join(' | ')} |`;
}

function shareOf(hits: number, count: number): string {
  const percent = (share: number): string => (100 * share).toFixed(1);
  const [low, high] = wilson(hits, count);
  return `${percent(hits / count)} % (${percent(low)}–${percent(high)})`;
}
