import type { GradingFacts } from '../src/index.ts';

/** The mildest answers there are. */
export const mildest: GradingFacts = {
  sector: 'general',
  audiences: ['employees'],
  impact: 'negligible',
  autonomy: 'assists',
  users: 'under_1k',
  capabilities: ['text_generation'],
  criticalInfrastructure: false,
};
