import type { Locale } from '@anlan/core';
import { ConfigProvider } from 'antd';
import { type ReactElement, type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useLanguage } from '../messages/messages.ts';
import { NoticeProvider } from '../state/use-notice.tsx';
import { usePreferences, useScheme } from '../state/use-preferences.ts';
import { paletteVariables, type Scheme } from '../styles/palette.ts';
import { fontOf, paletteOf, themeOf } from '../styles/theme.ts';

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Language and colours of everything inside. */
export function Appearance({ children }: { readonly children: ReactNode }): ReactElement {
  const { locale } = usePreferences();
  const scheme = useScheme();
  useDocument(locale, scheme);
  const theme = useMemo(() => themeOf(scheme, locale, reducedMotion), [scheme, locale]);
  return (
    <ConfigProvider
      locale={useLanguage().antDesign}
      theme={theme}
      button={{ autoInsertSpace: false }}
      tooltip={{ unique: true }}
    >
      <NoticeProvider>{children}</NoticeProvider>
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
