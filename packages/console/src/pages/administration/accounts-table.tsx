import type { Account } from '@anlan/api/client';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Ago } from '../../parts/moment.tsx';
import { AccountActions } from './account-actions.tsx';
import type { ShownLink } from './link-dialog.tsx';
import { RoleSelect } from './role-select.tsx';

interface AccountsTableProps {
  readonly accounts: readonly Account[];
  readonly mayWrite: boolean;
  readonly onLink: (link: ShownLink) => void;
}

export function AccountsTable({ accounts, mayWrite, onLink }: AccountsTableProps): ReactNode {
  const { administration } = useMessages();
  const columns = useColumns(mayWrite);
  const actions: TableColumnsType<Account> = [
    {
      title: <span className="an-sr">{administration.accounts.columns.actions}</span>,
      key: 'actions',
      width: 230,
      align: 'right',
      render: (_, account) => <AccountActions account={account} onLink={onLink} />,
    },
  ];
  return (
    <Table<Account>
      rowKey="id"
      columns={mayWrite ? [...columns, ...actions] : columns}
      dataSource={accounts}
      pagination={false}
      scroll={{ x: 860 }}
    />
  );
}

function useColumns(mayWrite: boolean): TableColumnsType<Account> {
  const { administration, words } = useMessages();
  const { accounts } = administration;
  const own = useSession()?.account.id;
  return [
    {
      title: accounts.columns.name,
      key: 'name',
      render: (_, { id, name }) => (
        <>
          {name} {id === own && <span className="an-origin an-origin-demo">{accounts.you}</span>}
        </>
      ),
    },
    {
      title: accounts.columns.role,
      key: 'role',
      width: 210,
      render: (_, account) => (mayWrite ? <RoleSelect account={account} /> : words.accountRoles[account.role]),
    },
    {
      title: accounts.columns.state,
      key: 'state',
      width: 110,
      render: (_, { disabled }) => (
        <span className={disabled ? 'an-tag an-tag-off' : 'an-tag an-tag-good'}>
          {disabled ? accounts.disabled : accounts.enabled}
        </span>
      ),
    },
    {
      title: accounts.columns.lastSeen,
      key: 'lastSeen',
      width: 120,
      render: (_, { lastSeenAt }) =>
        lastSeenAt ? <Ago time={lastSeenAt} /> : <span className="an-faint">{accounts.never}</span>,
    },
    {
      title: accounts.columns.created,
      key: 'created',
      width: 120,
      render: (_, { createdAt }) => <Ago time={createdAt} />,
    },
  ];
}
