import type { ClauseSummary } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { searchQuery } from '../../api/catalog.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { ClauseRow } from './clause-row.tsx';

const MAX_HITS = 100;

interface PackHitsProps {
  readonly q: string;
  readonly pack: string;
}

/** What a search found: clauses of this instrument first, those of others below. */
export function PackHits({ q, pack }: PackHitsProps): ReactNode {
  const { framework } = useMessages();
  const format = useFormat();
  const found = useQuery(searchQuery(q, MAX_HITS));
  return (
    <Async query={found}>
      {(all) => {
        const here = all.filter(({ id }) => id.startsWith(`${pack}/`));
        const elsewhere = all.filter(({ id }) => !id.startsWith(`${pack}/`));
        return (
          <>
            <Panel title={framework.pack.searchResults(format.number(here.length))}>
              <HitList clauses={here} />
              {here.length === 0 && <p className="an-faint">{framework.pack.noClauses}</p>}
            </Panel>
            {elsewhere.length > 0 && (
              <Panel title={framework.pack.searchElsewhere}>
                <HitList clauses={elsewhere} showPack />
              </Panel>
            )}
          </>
        );
      }}
    </Async>
  );
}

interface HitListProps {
  readonly clauses: readonly ClauseSummary[];
  readonly showPack?: boolean;
}

function HitList({ clauses, showPack }: HitListProps): ReactNode {
  return (
    <ul className="an-clauses">
      {clauses.map((clause) => (
        <ClauseRow key={clause.id} clause={clause} {...(showPack && { showPack })} />
      ))}
    </ul>
  );
}
