import type { ClauseDetail } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { packQuery } from '../../api/catalog.ts';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useLocalise } from '../../state/use-locale.ts';

/** What the mapping tables say of a clause. */
export function ClauseRelations({ clause }: { readonly clause: ClauseDetail }): ReactNode {
  const { framework, words } = useMessages();
  const { clause: titles } = framework;
  const { risks, measures, governance, crosswalk } = clause;
  if (risks.length + measures.length + governance.length + crosswalk.length === 0) return null;
  return (
    <Panel title={titles.related}>
      <div className="an-relations">
        <Related title={titles.risks} ids={risks} pack={clause.pack.id} />
        <Related title={titles.measures} ids={measures} pack={clause.pack.id} />
        <Related title={titles.governance} ids={governance} pack={clause.pack.id} />
        {crosswalk.length > 0 && (
          <div>
            <h3>{titles.crosswalk}</h3>
            <ul>
              {crosswalk.map(({ id, relation, confidence }) => (
                <li key={id}>
                  <ClauseLink id={id}>{id}</ClauseLink>{' '}
                  <span className="an-faint">
                    {wordOf(words.relations, relation)} · {wordOf(words.confidence, confidence)}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  );
}

interface RelatedProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly pack: string;
}

function Related({ title, ids, pack }: RelatedProps): ReactNode {
  const clauses = useQuery(packQuery(pack)).data?.clauses ?? [];
  const localise = useLocalise();
  if (ids.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {ids.map((id) => {
          const found = clauses.find((candidate) => candidate.id === id);
          return (
            <li key={id}>
              <ClauseLink id={id}>
                <span className="an-number">{clauseLabel(id)}</span> {found && localise(found.title)}
              </ClauseLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
