import type { ClauseDetail } from '@anlan/api/client';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { packQuery } from '../../api/catalog.ts';
import { useMessages } from '../../messages/messages.ts';

/** The clause before and the one after, in the order of the text. */
export function ClauseNeighbours({ clause }: { readonly clause: ClauseDetail }): ReactNode {
  const { framework } = useMessages();
  const clauses = useQuery(packQuery(clause.pack.id)).data?.clauses ?? [];
  const index = clauses.findIndex(({ id }) => id === clause.id);
  const previous = clauses[index - 1];
  const next = index < 0 ? undefined : clauses[index + 1];
  return (
    <span className="an-neighbours an-no-print">
      {previous && (
        <Link to="/clauses/$" params={{ _splat: previous.id }}>
          <Button icon={<LeftOutlined />} tabIndex={-1}>
            {framework.clause.previous}
          </Button>
        </Link>
      )}
      {next && (
        <Link to="/clauses/$" params={{ _splat: next.id }}>
          <Button icon={<RightOutlined />} iconPlacement="end" tabIndex={-1}>
            {framework.clause.next}
          </Button>
        </Link>
      )}
    </span>
  );
}
