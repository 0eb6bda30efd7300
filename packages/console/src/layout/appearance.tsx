import type { Locale } from '@anlan/core';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { type ReactElement, type ReactNode, useLayoutEffect, useMemo } from 'react';
import { usePreferences, useScheme } from '../state/use-preferences.ts';
import { paletteVariables, type Scheme } from '../styles/palette.ts';
import { fontOf, paletteOf, themeOf } from '../styles/theme.ts';

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
const antLocales = { zh: zhCN, en: enGB };

/** Language and colours of everything inside. */
export function Appearance({ children }: { readonly children: ReactNode }): ReactElement {
  const { locale } = usePreferences();
  const scheme = useScheme();
  useDocument(locale, scheme);
  const theme = useMemo(() => themeOf(scheme, locale, reducedMotion), [scheme, locale]);
  return (
    <ConfigProvider
      locale={antLocales[locale]}
      theme={theme}
      button={{ autoInsertSpace: false }}
      tooltip={{ unique: true }}
    >
      <App message={{ maxCount: 3 }}>{children}</App>
    </ConfigProvider>
  );
}

/** Tells the document its language and colours; layout effect, so that no frame is painted in the wrong ones. */
function useDocument(locale: Locale, scheme: Scheme): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale === 'zh' ? 'zh-CN' : 'en';
    root.dataset.scheme = scheme;
    root.style.setProperty('--an-font', fontOf(locale));
    for (const [name, value] of Object.entries(paletteVariables(paletteOf(scheme)))) {
      root.style.setProperty(name, value);
    }
  }, [locale, scheme]);
}
