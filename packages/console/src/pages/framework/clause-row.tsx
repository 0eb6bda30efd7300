import type { ClauseSummary } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { clauseLabel, clauseNumber } from '../../format/clause-label.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { CoverageTag } from '../../parts/coverage-tag.tsx';
import { useLocalise } from '../../state/use-locale.ts';

interface ClauseRowProps {
  readonly clause: ClauseSummary;
  /** Among clauses of several instruments, say which. */
  readonly showPack?: boolean;
}

/** One clause in a list: number, title, what it says, how it is met. */
export function ClauseRow({ clause, showPack }: ClauseRowProps): ReactNode {
  const { words } = useMessages();
  const localise = useLocalise();
  return (
    <li className="an-clause-row" data-testid="clause-row" data-clause={clause.id}>
      <span className="an-clause-number an-number">
        {showPack ? clauseLabel(clause.id) : clauseNumber(clause.number)}
      </span>
      <div>
        <Link to="/clauses/$" params={{ _splat: clause.id }} className="an-clause-title">
          {localise(clause.title)}
        </Link>
        <p className="an-clause-summary">{localise(clause.summary)}</p>
      </div>
      <span className="an-clause-state">
        {clause.coverage === null ? (
          <span className="an-faint">{wordOf(words.clauseKinds, clause.kind)}</span>
        ) : (
          <CoverageTag status={clause.coverage} />
        )}
      </span>
    </li>
  );
}
