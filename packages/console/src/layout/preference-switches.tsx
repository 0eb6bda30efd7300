import { type Locale, locales } from '@anlan/core';
import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { loadLanguage, useMessages } from '../messages/messages.ts';
import { preferences, type ThemeChoice, themeChoices } from '../state/preferences.ts';
import { usePreferences } from '../state/use-preferences.ts';

const themeIcons: Readonly<Record<ThemeChoice, ReactNode>> = {
  system: <DesktopOutlined />,
  light: <SunOutlined />,
  dark: <MoonOutlined />,
};

/** Chinese or English, each named in itself. */
export function LanguageSwitch(): ReactNode {
  const { frame } = useMessages();
  const { locale } = usePreferences();
  const other = locales.find((candidate) => candidate !== locale) ?? locale;
  return (
    <Button
      type="text"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      data-testid="language-switch"
      title={frame.language}
      onClick={() => void switchTo(other)}
    >
      {frame.languageNames[other]}
    </Button>
  );
}

async function switchTo(locale: Locale): Promise<void> {
  await loadLanguage(locale);
  preferences.set({ ...preferences.get(), locale });
}

/** Light, dark, or as the system is. */
export function ThemeSwitch(): ReactNode {
  const { frame } = useMessages();
  const { theme } = usePreferences();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [theme],
        items: themeChoices.map((choice) => ({ key: choice, icon: themeIcons[choice], label: frame.themes[choice] })),
        onClick: ({ key }) => choose(key),
      }}
    >
      <Button type="text" icon={themeIcons[theme]} aria-label={frame.theme} data-testid="theme-switch" />
    </Dropdown>
  );
}

function choose(key: string): void {
  const theme = themeChoices.find((choice) => choice === key);
  if (theme) preferences.set({ ...preferences.get(), theme });
}
