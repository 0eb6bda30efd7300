import { type ClauseId, formatClauseId } from '@anlan/core';

/**
 * What an explicit label that was written is evidence for: the labelling measure of the framework and its guideline for
 * operators, and article 4 of the Measures for Labeling AI-Generated and Synthetic Content.
 */
export const explicitLabelClauses: readonly ClauseId[] = [framework('4.2.2.c'), framework('6.3.4'), measures('art-4')];

/** What an implicit label that was written into a file is evidence for: article 5 in place of article 4. */
export const implicitLabelClauses: readonly ClauseId[] = [framework('4.2.2.c'), framework('6.3.4'), measures('art-5')];

/** What the inspection of a file for an implicit label is evidence for. */
export const inspectionClauses: readonly ClauseId[] = [measures('art-6')];

/** A clause of the standard GB 45438-2025. */
export function standard(number: string): ClauseId {
  return formatClauseId({ instrument: 'gb45438', version: '2025', number });
}

/** An article of the Measures for Labeling AI-Generated and Synthetic Content. */
export function measures(number: string): ClauseId {
  return formatClauseId({ instrument: 'aigc-labeling', version: '2025', number });
}

function framework(number: string): ClauseId {
  return formatClauseId({ instrument: 'asgf', version: '2.0', number });
}
