import type { Call } from '@anlan/api/client';
import { useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { findingsOf, gravestDecision, gravestEffect } from '../api/call-verdict.ts';
import { useMessages } from '../messages/messages.ts';
import { useFormat } from '../state/use-locale.ts';
import { ActionTag } from './action-tag.tsx';
import { useFindingName } from './finding-name.ts';
import { Ago } from './moment.tsx';
import { OriginTag } from './origin-tag.tsx';
import { OutcomeTag } from './outcome-tag.tsx';

interface CallsTableProps {
  readonly calls: readonly Call[];
  readonly hideApplication?: boolean;
  /** Where a call opens; the traffic page by default. */
  readonly onOpen?: (requestId: string) => void;
}

/** Calls as rows; a row opens the call by click and by Enter. */
export function CallsTable({ calls, hideApplication, onOpen }: CallsTableProps): ReactNode {
  const { traffic } = useMessages();
  const navigate = useNavigate();
  const open = onOpen ?? ((call: string) => void navigate({ to: '/traffic', search: { call } }));
  const columns = useColumns(open).filter(({ key }) => !(hideApplication && key === 'application'));
  return (
    <Table<Call>
      size="small"
      rowKey="requestId"
      columns={columns}
      dataSource={calls}
      pagination={false}
      scroll={{ x: hideApplication ? 860 : 1060 }}
      locale={{ emptyText: traffic.noMatch }}
      rowClassName="an-row-link"
      onRow={({ requestId }) => ({ onClick: () => open(requestId), 'data-testid': 'call-row' }) as object}
    />
  );
}

function useColumns(open: (requestId: string) => void): TableColumnsType<Call> {
  const { traffic } = useMessages();
  const format = useFormat();
  return [
    {
      title: traffic.columns.time,
      key: 'time',
      width: 120,
      // The one focusable thing of the row: the row itself opens by mouse.
      render: (_, { requestId, openedAt }) => (
        <button
          type="button"
          className="an-link-button"
          onClick={(event) => {
            event.stopPropagation();
            open(requestId);
          }}
        >
          <Ago time={openedAt} />
        </button>
      ),
    },
    {
      title: traffic.columns.application,
      key: 'application',
      width: 200,
      ellipsis: true,
      render: (_, { application }) => application?.name ?? <span className="an-faint">{traffic.noApplication}</span>,
    },
    {
      title: traffic.columns.outcome,
      key: 'outcome',
      width: 150,
      render: (_, { outcome }) => <OutcomeTag outcome={outcome} />,
    },
    { title: traffic.columns.decision, key: 'decision', ellipsis: true, render: (_, call) => <Decision call={call} /> },
    { title: traffic.columns.model, dataIndex: 'model', width: 130, ellipsis: true },
    {
      title: traffic.columns.duration,
      key: 'duration',
      width: 90,
      align: 'right',
      className: 'an-number',
      render: (_, { durationMs }) => (durationMs === null ? '' : format.duration(durationMs)),
    },
    {
      title: traffic.columns.origin,
      key: 'origin',
      width: 110,
      render: (_, { origin }) => <OriginTag origin={origin} />,
    },
  ];
}

/** The gravest action, and what it was about. */
function Decision({ call }: { readonly call: Call }): ReactNode {
  const { frame, traffic, words } = useMessages();
  const nameOf = useFindingName();
  const effect = gravestEffect(call);
  const decision = gravestDecision(call);
  if (!effect || !decision) return null;
  const names = [...new Set(findingsOf(call).map((finding) => nameOf(finding.class)))].join(frame.listMark);
  return (
    <span className="an-decision">
      <ActionTag action={effect} />
      {decision !== effect && <span className="an-counts-not">{traffic.decidedOnly(words.actions[decision])}</span>}
      <span className="an-decision-names" title={names}>
        {names}
      </span>
    </span>
  );
}
