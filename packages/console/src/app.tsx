import type { Locale } from '@anlan/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { createQueryClient } from './api/query-client.ts';
import { createAppRouter } from './router.tsx';
import { usePreferences, useScheme } from './state/use-preferences.ts';
import { paletteVariables, type Scheme } from './styles/palette.ts';
import { fontOf, paletteOf, themeOf } from './styles/theme.ts';

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { back: href } });
});
const router = createAppRouter(queryClient);
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
const antLocales = { zh: zhCN, en: enGB };

/** Language, colours, data and pages, from the outside in. */
export function App(): ReactNode {
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
      <AntApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
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
