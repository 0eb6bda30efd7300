import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { accountsQuery } from '../../api/accounts.ts';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Panel } from '../../parts/panel.tsx';
import { AccountsTable } from './accounts-table.tsx';
import type { ShownLink } from './link-dialog.tsx';

const LinkDialog = lazy(() => import('./link-dialog.tsx').then((found) => ({ default: found.LinkDialog })));
const NewAccountDialog = lazy(() =>
  import('./new-account-dialog.tsx').then((found) => ({ default: found.NewAccountDialog })),
);

/** Who may sign in, as what. */
export function Accounts(): ReactNode {
  const { administration } = useMessages();
  const mayWrite = useRight('accounts.write');
  const accounts = useQuery(accountsQuery);
  const [making, setMaking] = useState(false);
  const [link, setLink] = useState<ShownLink>();
  return (
    <Panel
      title={administration.tabs.accounts}
      {...(!mayWrite && { lead: administration.accounts.readOnly })}
      actions={
        mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)} data-testid="new-account">
            {administration.accounts.create}
          </Button>
        )
      }
    >
      <Async query={accounts}>{(list) => <AccountsTable accounts={list} mayWrite={mayWrite} onLink={setLink} />}</Async>
      <Suspense>
        {making && (
          <NewAccountDialog
            onClose={() => setMaking(false)}
            onCreated={(created) => {
              setMaking(false);
              setLink(created);
            }}
          />
        )}
        {link && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
      </Suspense>
    </Panel>
  );
}
