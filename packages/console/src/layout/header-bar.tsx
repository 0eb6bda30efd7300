import { MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Layout } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useMessages } from '../messages/messages.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch, ThemeSwitch } from './preference-switches.tsx';

interface HeaderBarProps {
  readonly collapsed: boolean;
  readonly onCollapse: (collapsed: boolean) => void;
}

const SearchPalette = lazy(() => import('./search-palette.tsx').then((found) => ({ default: found.SearchPalette })));
const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function HeaderBar({ collapsed, onCollapse }: HeaderBarProps): ReactNode {
  const { frame } = useMessages();
  const [searching, setSearching] = useState(false);
  useSearchKey(() => setSearching(true));
  return (
    <Layout.Header className="an-header">
      <Button
        type="text"
        aria-label={frame.navigation}
        aria-expanded={!collapsed}
        icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        onClick={() => onCollapse(!collapsed)}
      />
      <button type="button" className="an-search-button" onClick={() => setSearching(true)} data-testid="search-open">
        <SearchOutlined />
        <span>{frame.search.title}</span>
        <kbd>{mac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <div className="an-header-end">
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </div>
      {searching && (
        <Suspense>
          <SearchPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </Layout.Header>
  );
}

/** Ctrl-K and ⌘-K, wherever the focus is. */
function useSearchKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
