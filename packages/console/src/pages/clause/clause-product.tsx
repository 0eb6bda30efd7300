import type { ClauseDetail } from '@anlan/api/client';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { asCoverage, CoverageTag } from '../../parts/coverage-tag.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useLocalise } from '../../state/use-locale.ts';

/** What this product does about a clause, by which code, and what it does not do. */
export function ClauseProduct({ clause }: { readonly clause: ClauseDetail }): ReactNode {
  const { framework, words } = useMessages();
  const localise = useLocalise();
  const status = asCoverage(clause.coverage);
  return (
    <Panel title={framework.clause.product}>
      <div className="an-clause-product" data-testid="clause-product">
        {status ? (
          <>
            <CoverageTag status={status} />
            <p className="an-soft">{words.coverageHelp[status]}</p>
          </>
        ) : (
          <p className="an-faint">{framework.clause.noCoverage}</p>
        )}
        {clause.coverageReason && <p>{localise(clause.coverageReason)}</p>}
        {clause.contributes && (
          <>
            <h3>{framework.clause.contributes}</h3>
            <p>{localise(clause.contributes)}</p>
          </>
        )}
        {clause.coverageBy.length > 0 && (
          <>
            <h3>{framework.clause.by}</h3>
            <ul className="an-coverage-by">
              {clause.coverageBy.map((by) => (
                <li key={by}>
                  <code>{by}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}
