import type { ClauseId } from '@anlan/core';
import type { KnownClauseId } from './generated/clause-ids.ts';

/**
 * A clause id as a constant, checked at compile time: `clause('asgf@2.0/4.2.2.b')`. A number that the catalogue does
 * not hold does not compile. For ids that arrive at run time use `isKnownClause`.
 */
export function clause(id: KnownClauseId): ClauseId {
  return id as string as ClauseId;
}
