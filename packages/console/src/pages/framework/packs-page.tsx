import type { PackSummary } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { packsQuery } from '../../api/catalog.ts';
import { clauseCount } from '../../format/clause-count.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { useFormat, useLocalise } from '../../state/use-locale.ts';
import { FrameworkSearch } from './framework-search.tsx';
import { groupPacks } from './pack-order.ts';
import './framework.css';

/** Every instrument on file. */
export function PacksPage(): ReactNode {
  const { framework } = useMessages();
  const packs = useQuery(packsQuery);
  return (
    <Page title={framework.title} lead={framework.lead}>
      <FrameworkSearch />
      <Async query={packs}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={framework.empty} />
          ) : (
            groupPacks(all).map(({ group, packs }) => (
              <section key={group} className="an-pack-group">
                <h2>{framework.groups[group]}</h2>
                <ul className="an-packs">
                  {packs.map((pack) => (
                    <PackCard key={pack.id} pack={pack} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Async>
    </Page>
  );
}

function PackCard({ pack }: { readonly pack: PackSummary }): ReactNode {
  const { framework, words } = useMessages();
  const localise = useLocalise();
  const format = useFormat();
  return (
    <li className="an-pack">
      <p className="an-pack-kind">
        {wordOf(words.packKinds, pack.kind)}
        {pack.status === 'partial' && (
          <Tooltip title={words.packStatusHelp}>
            {/* Reachable by keyboard: the explanation is nowhere else on the page. */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
            <span className="an-origin an-origin-demo" tabIndex={0}>
              {words.packStatus.partial}
            </span>
          </Tooltip>
        )}
      </p>
      <h3>
        <Link to="/framework/$pack" params={{ pack: pack.id }} data-testid={`pack-${pack.id}`}>
          {localise(pack.title)}
        </Link>
      </h3>
      <p className="an-soft">{localise(pack.issuer)}</p>
      <p className="an-pack-dates">
        <span>{framework.clauses(format.number(clauseCount(pack.counts)))}</span>
        {pack.published && (
          <span>
            {framework.published} {format.day(pack.published)}
          </span>
        )}
        {pack.inForce && (
          <span>
            {framework.inForce} {format.day(pack.inForce)}
          </span>
        )}
      </p>
    </li>
  );
}
