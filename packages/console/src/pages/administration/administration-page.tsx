import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Page } from '../../parts/page.tsx';
import { Accounts } from './accounts.tsx';
import { SystemStatus } from './system-status.tsx';
import './administration.css';

const route = getRouteApi('/signed-in/administration');

/** Accounts for those who may see them, and the state of the system for everybody. */
export function AdministrationPage(): ReactNode {
  const { administration } = useMessages();
  const mayRead = useRight('accounts.read');
  const { tab } = route.useSearch();
  return (
    <Page title={administration.title} lead={administration.lead} actions={mayRead && <TabSwitch />}>
      {mayRead && tab !== 'status' ? <Accounts /> : <SystemStatus />}
    </Page>
  );
}

function TabSwitch(): ReactNode {
  const { administration } = useMessages();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Segmented<'accounts' | 'status'>
      aria-label={administration.title}
      value={tab ?? 'accounts'}
      options={[
        { value: 'accounts', label: administration.tabs.accounts },
        { value: 'status', label: administration.tabs.status },
      ]}
      onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
    />
  );
}
