import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
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
  const navigate = route.useNavigate();
  const accounts = { key: 'accounts', label: administration.tabs.accounts, children: <Accounts /> };
  const status = { key: 'status', label: administration.tabs.status, children: <SystemStatus /> };
  return (
    <Page title={administration.title} lead={administration.lead}>
      <Tabs
        activeKey={mayRead ? (tab ?? 'accounts') : 'status'}
        items={mayRead ? [accounts, status] : [status]}
        onChange={(key) => void navigate({ search: { tab: key === 'status' ? 'status' : 'accounts' }, replace: true })}
      />
    </Page>
  );
}
