import { Outlet, useRouterState } from '@tanstack/react-router';
import { Layout } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/messages.ts';
import { Brand } from './brand.tsx';
import { HeaderBar } from './header-bar.tsx';
import { Navigation } from './navigation.tsx';
import './shell.css';

/** Navigation on the left, header above, page in the middle. */
export function Shell(): ReactNode {
  const { frame } = useMessages();
  const [collapsed, setCollapsed] = useState(false);
  useFocusOnNavigation();
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

/** A new page takes the focus, as a loaded one would: keyboards and screen readers start at its top. */
function useFocusOnNavigation(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const main = document.getElementById('main');
    // A field of the page may have taken the focus already.
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [path]);
}
