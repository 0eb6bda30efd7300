import { type ClauseId, formatClauseId } from '@anlan/core';

/**
 * What an explicit label that was written is evidence for: the labelling measure of the framework and its guideline for
 * operators, and article 4 of the Measures for Labeling AI-Generated and Synthetic Content.
 */
export const explicitLabelClauses: readonly ClauseId[] = [
  formatClauseId({ instrument: 'asgf', version: '2.0', number: '4.2.2.c' }),
  formatClauseId({ instrument: 'asgf', version: '2.0', number: '6.3.4' }),
  formatClauseId({ instrument: 'aigc-labeling', version: '2025', number: 'art-4' }),
];
