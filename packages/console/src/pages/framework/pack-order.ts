import type { PackSummary } from '@anlan/api/client';
import { FRAMEWORK } from '../../api/catalog.ts';

export const packGroups = ['main', 'frameworks', 'rules', 'standards', 'policies'] as const;
export type PackGroup = (typeof packGroups)[number];

/** The two instruments that the product is built on, in this order. */
const main: readonly string[] = [FRAMEWORK, 'aigc-labeling@2025'];

const groupOfKind: Readonly<Record<string, PackGroup>> = {
  framework: 'frameworks',
  measures: 'rules',
  regulation: 'rules',
  standard: 'standards',
  guide: 'standards',
};

export interface GroupedPacks {
  readonly group: PackGroup;
  readonly packs: readonly PackSummary[];
}

/** The main two first, then the others by kind, newest first; a kind that is not known yet stands with the policies. */
export function groupPacks(packs: readonly PackSummary[]): readonly GroupedPacks[] {
  return packGroups
    .map((group) => ({ group, packs: packs.filter((pack) => groupOf(pack) === group).sort(orderIn(group)) }))
    .filter((grouped) => grouped.packs.length > 0);
}

function groupOf({ id, kind }: PackSummary): PackGroup {
  return main.includes(id) ? 'main' : (groupOfKind[kind] ?? 'policies');
}

function orderIn(group: PackGroup): (a: PackSummary, b: PackSummary) => number {
  if (group === 'main') return (a, b) => main.indexOf(a.id) - main.indexOf(b.id);
  return (a, b) => (b.published ?? '').localeCompare(a.published ?? '');
}
