import type { ApplicationKey } from '@anlan/api/client';
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useRevokeKey } from '../../api/keys.ts';
import { useMessages } from '../../messages/messages.ts';
import { Ago } from '../../parts/moment.tsx';
import { useExplanation } from '../../parts/problem.tsx';
import { useNotice } from '../../state/use-notice.tsx';

interface KeysTableProps {
  readonly application: string;
  readonly keys: readonly ApplicationKey[];
  readonly mayWrite: boolean;
}

export function KeysTable({ application, keys, mayWrite }: KeysTableProps): ReactNode {
  const { application: words } = useMessages();
  const columns: TableColumnsType<ApplicationKey> = [
    { title: words.keyColumns.name, dataIndex: 'name', ellipsis: true },
    { title: words.keyColumns.prefix, dataIndex: 'prefix', width: 150, render: (prefix) => <code>{prefix}…</code> },
    {
      title: words.keyColumns.created,
      key: 'created',
      width: 190,
      render: (_, { createdAt, createdBy }) => (
        <>
          <Ago time={createdAt} /> <span className="an-faint">{createdBy}</span>
        </>
      ),
    },
    {
      title: words.keyColumns.lastUsed,
      key: 'lastUsed',
      width: 120,
      render: (_, { lastUsedAt }) =>
        lastUsedAt ? <Ago time={lastUsedAt} /> : <span className="an-faint">{words.keyNever}</span>,
    },
    {
      title: words.keyColumns.state,
      key: 'state',
      width: 170,
      render: (_, key) => <KeyState application={application} entry={key} mayWrite={mayWrite} />,
    },
  ];
  return (
    <Table<ApplicationKey>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={keys}
      pagination={false}
      scroll={{ x: 720 }}
    />
  );
}

interface KeyStateProps {
  readonly application: string;
  readonly entry: ApplicationKey;
  readonly mayWrite: boolean;
}

/** State and, for an active key, its revocation behind a confirmation. */
function KeyState({ application, entry, mayWrite }: KeyStateProps): ReactNode {
  const { application: words, frame } = useMessages();
  const notice = useNotice();
  const explain = useExplanation();
  const revoke = useRevokeKey(application);
  if (entry.revokedAt !== null) return <span className="an-tag an-tag-off">{words.keyRevokedState}</span>;
  return (
    <span className="an-key-state">
      <span className="an-tag an-tag-good">{words.keyActive}</span>
      {mayWrite && (
        <Popconfirm
          title={words.keyRevoke}
          description={<div className="an-confirm">{words.keyRevokeConfirm}</div>}
          okText={words.keyRevoke}
          okButtonProps={{ danger: true }}
          cancelText={frame.actions.cancel}
          onConfirm={() =>
            revoke.mutate(entry.id, {
              onSuccess: () => void notice.success(words.keyRevoked),
              onError: (error) => void notice.error(explain(error)),
            })
          }
        >
          <Button size="small" type="text" danger loading={revoke.isPending}>
            {words.keyRevoke}
          </Button>
        </Popconfirm>
      )}
    </span>
  );
}
