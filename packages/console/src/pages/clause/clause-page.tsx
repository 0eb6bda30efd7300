import type { ClauseDetail } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { clauseQuery } from '../../api/catalog.ts';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useLocalise } from '../../state/use-locale.ts';
import { ClauseNeighbours } from './clause-neighbours.tsx';
import { ClauseProduct } from './clause-product.tsx';
import { ClauseRecords } from './clause-records.tsx';
import { ClauseRelations } from './clause-relations.tsx';
import { ClauseScope } from './clause-scope.tsx';
import { PartAddressee } from './part-addressee.tsx';
import './clause.css';

/** Brings the table component along, which most clauses do without. */
const ClauseNumbers = lazy(() => import('./clause-numbers.tsx').then((found) => ({ default: found.ClauseNumbers })));

const route = getRouteApi('/signed-in/clauses/$');

/** One clause: what it says, what the product does about it, and the records behind it. */
export function ClausePage(): ReactNode {
  const localise = useLocalise();
  const { _splat: id = '' } = route.useParams();
  const clause = useQuery(clauseQuery(id));
  const { data } = clause;
  return (
    <Page
      title={data ? `${clauseLabel(data.id)} ${localise(data.title)}` : clauseLabel(id)}
      lead={data && <ClauseLead clause={data} />}
      actions={data && <ClauseNeighbours clause={data} />}
    >
      <Async query={clause} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {(found) => (
          <div className="an-clause">
            <div className="an-clause-main">
              <ClauseText clause={found} />
              {found.numbers.length > 0 && (
                <Suspense>
                  <ClauseNumbers numbers={found.numbers} />
                </Suspense>
              )}
              <ClauseRelations clause={found} />
            </div>
            <div className="an-clause-side">
              <ClauseProduct clause={found} />
              <ClauseScope clause={found} />
              <ClauseRecords clause={found.id} />
            </div>
          </div>
        )}
      </Async>
    </Page>
  );
}

function ClauseLead({ clause }: { readonly clause: ClauseDetail }): ReactNode {
  const { words } = useMessages();
  const localise = useLocalise();
  return (
    <>
      <Link
        to="/framework/$pack"
        params={{ pack: clause.pack.id }}
        search={clause.heading === null ? {} : { heading: clause.heading }}
      >
        {localise(clause.pack.title)}
      </Link>
      {` · ${wordOf(words.clauseKinds, clause.kind)} · `}
      <code>{clause.id}</code>
    </>
  );
}

/** Our words about the clause; the text of the instrument itself is not ours to print. */
function ClauseText({ clause }: { readonly clause: ClauseDetail }): ReactNode {
  const { framework } = useMessages();
  const { clause: words } = framework;
  const localise = useLocalise();
  return (
    <Panel>
      <div className="an-clause-text">
        <h2>{words.summary}</h2>
        <p>{localise(clause.summary)}</p>
        {clause.explanation && (
          <>
            <h2>{words.explanation}</h2>
            <p>{localise(clause.explanation)}</p>
          </>
        )}
        {clause.guidance && (
          <>
            <h2>{words.guidance}</h2>
            <p>{localise(clause.guidance)}</p>
          </>
        )}
        {clause.parts.length > 0 && (
          <>
            <h2>{words.parts}</h2>
            <ol className="an-parts">
              {clause.parts.map(({ id, text, addressee }) => (
                <li key={id}>
                  {localise(text)}
                  {addressee && <PartAddressee codes={addressee} />}
                </li>
              ))}
            </ol>
          </>
        )}
        {clause.differences.length > 0 && (
          <>
            <h2>{words.differences}</h2>
            <p className="an-faint">{words.differencesHelp}</p>
            {clause.differences.map((difference) => (
              <p key={difference.zh}>{localise(difference)}</p>
            ))}
          </>
        )}
        <p className="an-faint an-own-words">{framework.ownWords}</p>
      </div>
    </Panel>
  );
}
