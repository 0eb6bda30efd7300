import type { RecordView } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { ClauseLinks } from '../../parts/clause-link.tsx';
import { CountsTag } from '../../parts/counts-tag.tsx';
import { Ago } from '../../parts/moment.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { useActorName } from './actor-name.ts';

const SHOWN_CLAUSES = 3;

/** Records as rows. */
export function RecordsTable({ records }: { readonly records: readonly RecordView[] }): ReactNode {
  const { log } = useMessages();
  return (
    <Table<RecordView>
      size="small"
      rowKey="id"
      columns={useColumns()}
      dataSource={records}
      pagination={false}
      scroll={{ x: 1090 }}
      locale={{ emptyText: log.noMatch }}
      onRow={({ kind }) => ({ 'data-testid': 'record-row', 'data-kind': kind }) as object}
    />
  );
}

function useColumns(): TableColumnsType<RecordView> {
  const { log } = useMessages();
  const format = useFormat();
  const actorName = useActorName();
  return [
    {
      title: log.columns.seq,
      key: 'seq',
      width: 70,
      className: 'an-number',
      render: (_, { id, seq }) => (
        <Link to="/log/$id" params={{ id }}>
          {format.number(seq)}
        </Link>
      ),
    },
    { title: log.columns.time, key: 'time', width: 110, render: (_, { at }) => <Ago time={at} /> },
    {
      title: log.columns.kind,
      key: 'kind',
      width: 150,
      render: (_, { id, kind }) => (
        <Link to="/log/$id" params={{ id }} title={kind}>
          {wordOf(log.kinds, kind)}
        </Link>
      ),
    },
    {
      title: log.columns.application,
      key: 'application',
      width: 170,
      ellipsis: true,
      render: (_, { application }) => application?.name,
    },
    { title: log.columns.actor, key: 'actor', width: 120, ellipsis: true, render: (_, { actor }) => actorName(actor) },
    { title: log.columns.decision, key: 'decision', width: 120, render: (_, record) => <Decision record={record} /> },
    { title: log.columns.clauses, key: 'clauses', width: 240, render: (_, { clauses }) => <Clauses ids={clauses} /> },
    {
      title: log.columns.counts,
      key: 'counts',
      width: 110,
      render: (_, record) => <CountsTag record={record} />,
    },
  ];
}

function Clauses({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { frame } = useMessages();
  return (
    <span className="an-record-line">
      <ClauseLinks ids={ids.slice(0, SHOWN_CLAUSES)} />
      {ids.length > SHOWN_CLAUSES && (
        <Tooltip title={ids.map(clauseLabel).join(frame.listMark)}>
          <span className="an-faint">+{ids.length - SHOWN_CLAUSES}</span>
        </Tooltip>
      )}
    </span>
  );
}

function Decision({ record }: { readonly record: RecordView }): ReactNode {
  const { log, words } = useMessages();
  const { decision, effect } = record;
  if (decision === null) return null;
  const name = (action: string): string => wordOf(words.actions, action);
  if (effect === null || effect === decision) return name(decision);
  return <span className="an-counts-not">{log.effectDiffers(name(decision), name(effect))}</span>;
}
