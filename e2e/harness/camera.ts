import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../artefacts/screenshots/', import.meta.url));

/** They take half a minute, and only people look at them. */
const wanted = process.env.SCREENSHOTS === '1';

export function picturePath(name: string): string {
  return join(folder, `${name}.png`);
}

/** Long pages are cut: what is below looks like what is above. */
const MAX_HEIGHT = 2400;

/** With SCREENSHOTS=1, pictures of a page in light and in dark, for people to look at: `NAME.zh.light.png`. */
export async function picture(page: Page, name: string, locale: 'zh' | 'en'): Promise<void> {
  if (!wanted) return;
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(REPAINT_MS);
    const path = picturePath(`${name}.${locale}.${colorScheme}`);
    await page.screenshot({ path, fullPage: true, animations: 'disabled', clip: await extent(page) });
  }
}

/** Colours change by script and fade; nothing says when they are done, and nothing is asserted on pictures. */
const REPAINT_MS = 400;

async function extent(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const { width, height } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { width: scrollWidth, height: scrollHeight };
  });
  return { x: 0, y: 0, width, height: Math.min(height, MAX_HEIGHT) };
}
