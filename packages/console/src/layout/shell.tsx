import { Outlet } from '@tanstack/react-router';
import { Layout } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../messages/messages.ts';
import { Brand } from './brand.tsx';
import { HeaderBar } from './header-bar.tsx';
import { Navigation } from './navigation.tsx';
import './shell.css';

/** Navigation on the left, header above, page in the middle. */
export function Shell(): ReactNode {
  const { frame } = useMessages();
  const [collapsed, setCollapsed] = useState(false);
  return (
    <Layout className="an-shell">
      <a className="an-skip" href="#main">
        {frame.skip}
      </a>
      <Layout.Sider
        className="an-sider"
        theme="light"
        width={224}
        collapsedWidth={64}
        collapsed={collapsed}
        breakpoint="lg"
        onBreakpoint={setCollapsed}
        trigger={null}
      >
        <Brand collapsed={collapsed} />
        <Navigation collapsed={collapsed} />
      </Layout.Sider>
      <Layout>
        <HeaderBar collapsed={collapsed} onCollapse={setCollapsed} />
        <Layout.Content className="an-main" id="main" tabIndex={-1}>
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
