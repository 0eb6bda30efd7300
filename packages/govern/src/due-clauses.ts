import { type Addressee, type Catalog, type Clause, clause } from '@anlan/catalog';
import type { ClauseId } from '@anlan/core';
import { factsMatch } from '@anlan/grading';
import type { ApplicationProfile, OrganisationRole } from './application.ts';
import { risksOf } from './risks.ts';

/** A clause that follows for an application, and from what. */
export interface DueClause {
  readonly id: ClauseId;
  readonly because: { readonly risks: readonly ClauseId[]; readonly roles: readonly OrganisationRole[] };
}

/** How the catalogue calls the one to whom a clause speaks. */
const addresseeOf: Readonly<Record<OrganisationRole, Addressee>> = {
  developer: 'developer',
  deployer: 'provider',
  operator: 'provider',
  propagator: 'propagator',
  user: 'user',
};

/** Section of the guidelines (chapter 6) that speaks to each role. A propagator has duties in the Measures only. */
const guidelinesOf: Readonly<Record<OrganisationRole, string | undefined>> = {
  developer: '6.1',
  deployer: '6.2',
  operator: '6.3',
  user: '6.4',
  propagator: undefined,
};

/** Articles of the labeling Measures that ask something of a provider, a propagator, a user. */
const labelingDuties: readonly { readonly article: ClauseId; readonly roles: readonly OrganisationRole[] }[] = [
  { article: clause('aigc-labeling@2025/art-4'), roles: ['deployer', 'operator'] },
  { article: clause('aigc-labeling@2025/art-5'), roles: ['deployer', 'operator'] },
  { article: clause('aigc-labeling@2025/art-6'), roles: ['propagator'] },
  { article: clause('aigc-labeling@2025/art-8'), roles: ['deployer', 'operator'] },
  { article: clause('aigc-labeling@2025/art-9'), roles: ['deployer', 'operator'] },
  { article: clause('aigc-labeling@2025/art-10'), roles: ['user', 'propagator', 'deployer', 'operator'] },
];

/**
 * The clauses that follow from an application's risks (mapping table, Chinese edition) and from the organisation's
 * roles, as far as they are addressed to the organisation: what others are to do is never due here. Risks × level ×
 * triggers → duties with rhythm and owner come with the full register.
 */
export function dueClauses(profile: ApplicationProfile, catalog: Catalog): readonly DueClause[] {
  const due = new Map<ClauseId, { risks: ClauseId[]; roles: OrganisationRole[] }>();
  const entry = (id: ClauseId): { risks: ClauseId[]; roles: OrganisationRole[] } => {
    const found = due.get(id) ?? { risks: [], roles: [] };
    due.set(id, found);
    return found;
  };
  for (const risk of risksOf(profile)) {
    for (const measure of catalog.measuresForRisk(risk)) {
      if (isAddressed(measure, profile.roles)) entry(measure.id).risks.push(risk);
    }
  }
  for (const role of profile.roles) {
    for (const id of guidelines(role, catalog)) entry(id).roles.push(role);
    for (const id of labelingArticles(role, profile)) entry(id).roles.push(role);
  }
  return inTextOrder(
    [...due].map(([id, because]) => ({ id, because })),
    catalog,
  );
}

function isAddressed({ addressee }: Clause, roles: readonly OrganisationRole[]): boolean {
  return addressee.includes('all') || roles.some((role) => addressee.includes(addresseeOf[role]));
}

function guidelines(role: OrganisationRole, catalog: Catalog): readonly ClauseId[] {
  const section = guidelinesOf[role];
  if (section === undefined) return [];
  return catalog
    .clausesOf('asgf@2.0', 'guideline')
    .filter(({ heading }) => heading === section)
    .map(({ id }) => id);
}

function labelingArticles(role: OrganisationRole, profile: ApplicationProfile): readonly ClauseId[] {
  const generates = factsMatch(
    { capabilities: ['text_generation', 'image_generation', 'audio_generation', 'video_generation'] },
    profile,
  );
  // The Measures bind services offered in mainland China that generate or spread synthetic content (articles 2, 3).
  if (!profile.mainlandChina || (!generates && role !== 'propagator')) return [];
  return labelingDuties.filter(({ roles }) => roles.includes(role)).map(({ article }) => article);
}

function inTextOrder(clauses: readonly DueClause[], catalog: Catalog): readonly DueClause[] {
  const order = new Map(
    ['asgf@2.0', 'aigc-labeling@2025'].flatMap((pack) => catalog.clausesOf(pack)).map(({ id }, index) => [id, index]),
  );
  const position = ({ id }: DueClause): number => order.get(id) ?? order.size;
  return [...clauses].sort((a, b) => position(a) - position(b));
}
