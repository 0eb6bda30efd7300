import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, findChromium, openBrowser } from './harness/chromium.ts';
import { ensureConsole } from './harness/console-build.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';

const executable = findChromium();
if (executable === undefined) {
  console.warn('e2e/accessibility.test.ts is skipped: no Chromium found; set CHROMIUM_PATH or install one.');
}

const BUILD_MS = 120_000;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
declare const window: { readonly axe: { run(): Promise<AxeResults> } };

const paths = [
  '/',
  '/applications',
  '/applications/new',
  '/traffic',
  '/playground',
  '/framework',
  '/framework/asgf@2.0',
  '/framework/asgf@2.0?view=mapping',
  '/clauses/asgf@2.0/6.1.9',
  '/log',
  '/administration',
  '/administration?tab=status',
];

describe.skipIf(executable === undefined)('the console, for people who use it otherwise', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    ensureConsole();
    server = await startServer();
    browser = await openBrowser(executable ?? '', server.console);
    page = browser.page;
    await page.goto(server.adminLink?.url ?? '');
    await page.getByTestId('sign-in-name').fill('林晓安');
    await page.getByTestId('sign-in-submit').click();
    await page.getByTestId('coverage-map').waitFor();
  }, BUILD_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Serious and critical findings of axe-core, as `rule: element`. Evaluated, not loaded: the pages allow no foreign script. */
  const findings = async (): Promise<readonly string[]> => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  };

  it.each<[locale: string, theme: string, shown: readonly string[]]>([
    ['zh', 'light', paths],
    // Colours and words are shared: a few pages have them all.
    ['en', 'dark', ['/', '/applications/new', '/playground', '/clauses/asgf@2.0/6.1.9']],
  ])('pages in %s, %s', { timeout: BUILD_MS }, async (locale, theme, shown) => {
    const preferences = JSON.stringify({ locale, theme, startHidden: false });
    await page.evaluate((stored) => localStorage.setItem('anlan.preferences', stored), preferences);
    const found: Record<string, readonly string[]> = {};
    for (const path of shown) {
      await page.goto(server.console + path);
      await page.locator('h1').first().waitFor();
      await page.locator('.ant-skeleton-active').first().waitFor({ state: 'detached' });
      const serious = await findings();
      if (serious.length > 0) found[path] = serious;
    }
    expect(found).toEqual({});
  });

  it('starts at the content by the skip link, and finds a clause by keyboard alone', async () => {
    await page.goto(`${server.console}/administration`);
    await page.getByTestId('new-account').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Control+k');
    await page.getByTestId('search-input').fill('4.2.2');
    await page.locator('[role="option"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clauses\//);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});
