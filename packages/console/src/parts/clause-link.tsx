import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { packQuery } from '../api/catalog.ts';
import { clauseLabel } from '../format/clause-label.ts';
import { useLocalise } from '../state/use-locale.ts';

interface ClauseLinkProps {
  readonly id: string;
  readonly children?: ReactNode;
}

/** A clause by its number; hovering says its title. */
export function ClauseLink({ id, children }: ClauseLinkProps): ReactNode {
  return (
    <Tooltip title={<ClauseHint id={id} />} destroyOnHidden>
      <Link to="/clauses/$" params={{ _splat: id }} className={children ? undefined : 'an-clause-chip'}>
        {children ?? clauseLabel(id)}
      </Link>
    </Tooltip>
  );
}

/** Mounted by the tooltip only, so that a page of links asks for the catalogue when somebody wants to know. */
function ClauseHint({ id }: { readonly id: string }): ReactNode {
  return (
    <>
      {id}
      <div>
        <ClauseTitle id={id} />
      </div>
    </>
  );
}

/** The title of a clause, once the catalogue is there. */
export function ClauseTitle({ id }: { readonly id: string }): ReactNode {
  const pack = useQuery(packQuery(id.split('/', 1)[0] ?? ''));
  const localise = useLocalise();
  const clause = pack.data?.clauses.find((candidate) => candidate.id === id);
  return clause ? localise(clause.title) : null;
}

/** Several clauses in a row. */
export function ClauseLinks({ ids }: { readonly ids: readonly string[] }): ReactNode {
  return (
    <span className="an-clause-links">
      {ids.map((id) => (
        <ClauseLink key={id} id={id} />
      ))}
    </span>
  );
}
