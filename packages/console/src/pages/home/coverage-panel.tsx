import type { ClauseEvidenceView } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FRAMEWORK, packQuery } from '../../api/catalog.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { CoverageMark, coverageOrder } from '../../parts/coverage-tag.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { countCoverage } from './coverage-layout.ts';
import { CoverageMap } from './coverage-map.tsx';

/** The whole Framework on one surface: how each clause is met, and where live records exist. */
export function CoveragePanel({ evidence }: { readonly evidence: readonly ClauseEvidenceView[] }): ReactNode {
  const { home, words } = useMessages();
  const format = useFormat();
  const pack = useQuery(packQuery(FRAMEWORK));
  const proving = new Map(evidence.map((entry) => [entry.clause, entry.proving]));
  return (
    <Panel title={home.coverage.title} lead={home.coverage.lead}>
      <Async query={pack}>
        {({ clauses, headings }) => {
          if (clauses.length === 0) return <EmptyState title={home.coverage.empty} />;
          const recorded = clauses.filter(({ id }) => (proving.get(id) ?? 0) > 0).length;
          return (
            <>
              <ul className="an-coverage-legend">
                {countCoverage(clauses, coverageOrder).map(({ status, count }) => (
                  <li key={status} title={words.coverageHelp[status]}>
                    <CoverageMark status={status} />
                    {words.coverage[status]}
                    <span className="an-faint an-number">{format.number(count)}</span>
                  </li>
                ))}
                <li>
                  <span className="an-coverage-mark an-coverage-none an-recorded" aria-hidden="true" />
                  {home.coverage.dot}
                  <span className="an-faint">
                    {home.coverage.counted(format.number(recorded), format.number(clauses.length))}
                  </span>
                </li>
              </ul>
              <CoverageMap clauses={clauses} headings={headings} proving={proving} />
            </>
          );
        }}
      </Async>
    </Panel>
  );
}
