import type { Locale } from '@anlan/core';
import { type ThemeConfig, theme } from 'antd';
import { darkPalette, lightPalette, type Palette, type Scheme } from './palette.ts';

const HAN = "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'";
const LATIN = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans'";

/** The font of the language comes first: quotation marks are full-width in Chinese and narrow in English. */
export function fontOf(locale: Locale): string {
  return `${locale === 'zh' ? `${HAN}, ${LATIN}` : `${LATIN}, ${HAN}`}, sans-serif`;
}

const MONO = "ui-monospace, 'SF Mono', 'JetBrains Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace";

export function paletteOf(scheme: Scheme): Palette {
  return scheme === 'dark' ? darkPalette : lightPalette;
}

/** Ant Design in our colours; line height follows Chinese text. */
export function themeOf(scheme: Scheme, locale: Locale, reducedMotion: boolean): ThemeConfig {
  const palette = paletteOf(scheme);
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours(palette),
      fontFamily: fontOf(locale),
      fontFamilyCode: MONO,
      fontSize: 14,
      lineHeight: 1.65,
      borderRadius: 6,
      motion: !reducedMotion,
      wireframe: false,
    },
    components: {
      Layout: { headerBg: palette.surface, siderBg: palette.surface, bodyBg: palette.page, headerHeight: 56 },
      Table: {
        headerBg: palette.sunken,
        headerColor: palette.inkSoft,
        cellPaddingBlock: 10,
        headerSplitColor: 'transparent',
      },
      // White on the light accent of the dark scheme would be too faint.
      ...(scheme === 'dark' && { Button: { primaryColor: palette.coverage.enforced.ink, primaryShadow: 'none' } }),
      Tooltip: { maxWidth: 360 },
      Segmented: { trackBg: palette.sunken },
    },
  };
}

function colours(palette: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: palette.accent,
    // Also the colour of focus rings, which must be seen on every ground.
    colorPrimaryBorder: palette.accent,
    colorInfo: palette.info.ink,
    colorLink: palette.accent,
    colorSuccess: palette.good.ink,
    colorWarning: palette.warn.ink,
    colorError: palette.bad.ink,
    colorInfoBg: palette.info.ground,
    colorInfoBorder: palette.info.edge,
    colorSuccessBg: palette.good.ground,
    colorSuccessBorder: palette.good.edge,
    colorWarningBg: palette.warn.ground,
    colorWarningBorder: palette.warn.edge,
    colorErrorBg: palette.bad.ground,
    colorErrorBorder: palette.bad.edge,
    colorBgLayout: palette.page,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.surface,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkFaint,
    colorTextDescription: palette.inkFaint,
    colorTextPlaceholder: palette.inkFaint,
  };
}
