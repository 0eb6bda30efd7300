import type { ApplicationSummary, DueClause } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages } from '../../messages/messages.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { evidenceStates } from '../../parts/evidence-state.ts';
import { Ago } from '../../parts/moment.tsx';
import { useLocalise } from '../../state/use-locale.ts';
import { countEvidence } from './due-filter.ts';

interface EvidenceSectionProps {
  readonly application: ApplicationSummary;
  readonly clauses: readonly DueClause[];
}

const SHOWN = 8;

/** What the log holds for the due clauses, and what it could hold but does not. */
export function EvidenceSection({ application, clauses }: EvidenceSectionProps): ReactNode {
  const { application: words } = useMessages();
  const recorded = clauses
    .filter(({ evidence }) => evidence.records > 0)
    .sort((a, b) => (b.evidence.lastAt ?? '').localeCompare(a.evidence.lastAt ?? ''));
  return (
    <>
      <p className="an-soft">{words.evidenceLead}</p>
      <EvidenceBar clauses={clauses} />
      {recorded.length === 0 ? (
        <EmptyState title={words.evidenceEmpty} />
      ) : (
        <div className="an-two">
          <div>
            <h3>{words.recentEvidence}</h3>
            <ClauseList clauses={recorded.slice(0, SHOWN)} />
          </div>
          <Missing clauses={clauses} />
        </div>
      )}
      <p className="an-no-print an-section-end">
        <Link to="/log" search={{ application: application.id }}>
          {words.allRecords}
        </Link>
      </p>
    </>
  );
}

/** Recorded, demo only, missing: shares of one bar, in words below. */
function EvidenceBar({ clauses }: { readonly clauses: readonly DueClause[] }): ReactNode {
  const { application: words } = useMessages();
  const counts = countEvidence(clauses);
  return (
    <figure className="an-evidence-bar">
      <div aria-hidden="true">
        {evidenceStates.map((state) => (
          <span key={state} className={`an-evidence-${state}`} style={{ flexGrow: counts[state] }} />
        ))}
      </div>
      <figcaption>{words.evidenceBar(counts.recorded, counts.uncounted, counts.missing)}</figcaption>
    </figure>
  );
}

/** Only what the system writes records for: the rest is no gap of the log. */
function Missing({ clauses }: { readonly clauses: readonly DueClause[] }): ReactNode {
  const { application: words } = useMessages();
  const missing = clauses.filter(
    ({ coverage, evidence }) => evidence.proving === 0 && (coverage === 'enforced' || coverage === 'evidenced'),
  );
  return (
    <div>
      <h3>{words.missingList}</h3>
      {missing.length === 0 ? <p className="an-faint">{words.missingNone}</p> : <ClauseList clauses={missing} />}
    </div>
  );
}

function ClauseList({ clauses }: { readonly clauses: readonly DueClause[] }): ReactNode {
  const localise = useLocalise();
  return (
    <ul className="an-risks">
      {clauses.map(({ id, title, evidence }) => (
        <li key={id}>
          <ClauseLink id={id}>
            <span className="an-number an-faint">{clauseLabel(id)}</span> {localise(title)}
          </ClauseLink>
          {evidence.lastAt && (
            <span className="an-faint">
              <Ago time={evidence.lastAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
