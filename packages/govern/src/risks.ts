import { clause, type KnownClauseId } from '@anlan/catalog';
import type { ClauseId } from '@anlan/core';
import { type FactCondition, factsMatch } from '@anlan/grading';
import type { ApplicationProfile, OrganisationRole } from './application.ts';

/** When a risk of chapter 3 is taken to bear on an application. Anlan's proposal: the Framework names no such table. */
interface RiskRule {
  readonly risk: KnownClauseId;
  /** Any of these conditions; none listed = always. */
  readonly when?: readonly FactCondition[];
  /** Only for an organisation in one of these roles. */
  readonly roles?: readonly OrganisationRole[];
}

const generates: FactCondition = {
  capabilities: ['text_generation', 'image_generation', 'audio_generation', 'video_generation'],
};
const generatesMedia: FactCondition = { capabilities: ['image_generation', 'audio_generation', 'video_generation'] };
const forThePublic: FactCondition = { audiences: ['public', 'minors', 'elderly'] };
const actsByItself: FactCondition = { autonomy: ['acts_with_oversight', 'acts_alone'] };

const rules: readonly RiskRule[] = [
  { risk: 'asgf@2.0/3.1.1.a' },
  { risk: 'asgf@2.0/3.1.1.b' },
  { risk: 'asgf@2.0/3.1.1.c' },
  { risk: 'asgf@2.0/3.1.1.d' },
  { risk: 'asgf@2.0/3.1.1.e' },
  { risk: 'asgf@2.0/3.1.1.f' },
  { risk: 'asgf@2.0/3.1.2.a' },
  { risk: 'asgf@2.0/3.1.2.b', roles: ['developer'] },
  { risk: 'asgf@2.0/3.1.2.c', roles: ['developer'] },
  { risk: 'asgf@2.0/3.1.2.d' },
  { risk: 'asgf@2.0/3.2.1.a' },
  { risk: 'asgf@2.0/3.2.1.b', when: [{ capabilities: ['agent_tools'] }, forThePublic] },
  { risk: 'asgf@2.0/3.2.1.c' },
  { risk: 'asgf@2.0/3.2.1.d', when: [generates] },
  { risk: 'asgf@2.0/3.2.2.a', when: [generates] },
  { risk: 'asgf@2.0/3.2.2.b', when: [generates] },
  { risk: 'asgf@2.0/3.2.2.c', when: [{ ...generates, ...forThePublic }] },
  {
    risk: 'asgf@2.0/3.2.3.a',
    when: [{ criticalInfrastructure: [true] }, { sector: ['energy', 'telecom', 'finance', 'transport'] }],
  },
  { risk: 'asgf@2.0/3.2.3.b', when: [{ ...generates, ...forThePublic }, { capabilities: ['agent_tools'] }] },
  { risk: 'asgf@2.0/3.2.3.c', when: [{ capabilities: ['text_generation', 'retrieval'] }] },
  { risk: 'asgf@2.0/3.2.4.a', when: [{ capabilities: ['profiling'] }, { sector: ['media'] }] },
  { risk: 'asgf@2.0/3.2.4.b', when: [{ ...generatesMedia, ...forThePublic }, { sector: ['media'] }] },
  { risk: 'asgf@2.0/3.3.1.a', when: [{ capabilities: ['decision_making'] }, actsByItself] },
  { risk: 'asgf@2.0/3.3.1.b', when: [{ users: ['under_1m', 'over_1m'] }] },
  { risk: 'asgf@2.0/3.3.2.a', when: [{ capabilities: ['profiling', 'decision_making'] }] },
  { risk: 'asgf@2.0/3.3.2.b', when: [{ sector: ['education'] }, { audiences: ['minors'] }] },
  { risk: 'asgf@2.0/3.3.2.c', when: [{ sector: ['health'] }] },
  { risk: 'asgf@2.0/3.3.2.d', when: [{ capabilities: ['companionship'] }] },
  { risk: 'asgf@2.0/3.3.2.e', when: [{ users: ['over_1m'] }] },
  { risk: 'asgf@2.0/3.3.2.f', when: [actsByItself] },
];

/** Risks of chapter 3 that bear on an application, in the order of the text. */
export function risksOf(profile: ApplicationProfile): readonly ClauseId[] {
  return rules
    .filter(({ when }) => when === undefined || when.some((condition) => factsMatch(condition, profile)))
    .filter(({ roles }) => roles === undefined || roles.some((role) => profile.roles.includes(role)))
    .map(({ risk }) => clause(risk));
}

/** Every risk that the rules speak of; a test holds it against the catalogue's thirty. */
export function ruledRisks(): readonly ClauseId[] {
  return rules.map(({ risk }) => clause(risk));
}
