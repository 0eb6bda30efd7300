import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { picture, picturePath } from './harness/camera.ts';
import { type Browser, findChromium, openBrowser } from './harness/chromium.ts';
import { ensureConsole } from './harness/console-build.ts';
import { watchedClient } from './harness/openai-client.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';

const executable = findChromium();
if (executable === undefined) {
  console.warn('e2e/browser.test.ts is skipped: no Chromium found; set CHROMIUM_PATH or install one.');
}

it.runIf(process.env.CI === 'true')('a browser is there where tests are run for everybody', () => {
  expect(executable).toBeDefined();
});

const BUILD_MS = 120_000;
/** Every page is loaded anew. */
const PAGES_MS = 120_000;
const PATIENCE = { timeout: 15_000 };
const PERSON = '林晓安';
const APPLICATION = '理赔客服助手';
const PURPOSE = '回答保险客户关于理赔进度与材料的问题。';
const KEY = '生产环境';

/** One person's first hour: each step goes on where the one before ended. */
describe.skipIf(executable === undefined)('the console, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let applicationPath: string;
  let secret: string;
  let clausePath: string;
  let callPath: string;
  let recordPath: string;

  let broken = false;
  // What follows a step that failed would fail for want of it, and hide the reason.
  beforeEach(({ skip, onTestFailed }) => {
    skip(broken, 'an earlier step failed');
    onTestFailed(async () => {
      broken = true;
      await page?.screenshot({ path: picturePath('failed') });
    });
  });
  beforeAll(async () => {
    ensureConsole();
    server = await startServer();
    browser = await openBrowser(executable ?? '', server.console);
    page = browser.page;
  }, BUILD_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const id = (name: string) => page.getByTestId(name);
  const heading = () => page.locator('h1').first().textContent();
  const pathNow = (): string => page.url().slice(server.console.length);
  const go = (section: string): Promise<void> => turnPage(() => id(`nav-${section}`).click());
  /** Does what leads to another page, and waits until that one is there: the old one stays in sight till then. */
  const turnPage = async (action: () => Promise<void>): Promise<void> => {
    const before = await heading();
    await action();
    await expect.poll(heading, PATIENCE).not.toBe(before);
    await settled();
  };
  /** Nothing is being loaded and nothing moves. */
  const settled = async (): Promise<void> => {
    await page.locator('h1').first().waitFor();
    await expect.poll(() => page.locator('.ant-skeleton-active, .ant-spin-spinning').count(), PATIENCE).toBe(0);
  };

  it('signs in by the one-time link, with a name', async () => {
    await page.goto(server.adminLink?.url ?? '');
    await id('sign-in-name').waitFor();
    // The token leaves the address at once: it must not stay in the history.
    expect(page.url()).not.toContain('token');
    await picture(page, 'sign-in', 'zh');
    await id('sign-in-name').fill(PERSON);
    await id('sign-in-submit').click();
    await id('coverage-map').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await id('account-menu').textContent()).toBe(PERSON);
    await settled();
    await picture(page, 'home', 'zh');
  });

  it('registers an application, and sees its level and the rules behind it', async () => {
    await go('applications');
    await picture(page, 'applications', 'zh');
    await turnPage(() => id('new-application').click());
    await id('field-name').fill(APPLICATION);
    await id('field-purpose').fill(PURPOSE);
    const answers = ['sector-finance', 'audiences-public', 'impact-considerable', 'criticalInfrastructure-no'];
    answers.push('autonomy-recommends', 'capabilities-text_generation', 'users-under_10k', 'roles-deployer');
    for (const answer of [...answers, 'mainlandChina-yes']) await id(`field-${answer}`).check();
    const level = await id('grade-level').getAttribute('data-level');
    expect(await id('fired-rules').locator('li').count()).toBeGreaterThan(0);
    await picture(page, 'register', 'zh');
    await turnPage(() => id('profile-submit').click());

    applicationPath = pathNow();
    expect(applicationPath).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
    expect(await heading()).toContain(APPLICATION);
    expect(await id('level-tag').first().getAttribute('data-level')).toBe(level);
    expect(await id('clause-row').count()).toBeGreaterThan(5);
    await picture(page, 'application', 'zh');
  });

  it('makes a key, which is shown once', async () => {
    await id('new-key').click();
    await id('key-name').fill(KEY);
    await id('key-submit').click();
    secret = /anlan-[\w-]{20,}/.exec((await id('key-secret').textContent()) ?? '')?.[0] ?? '';
    expect(secret).not.toBe('');
    await picture(page, 'key', 'zh');
    await id('key-saved').click();
    await id('key-secret').waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(secret);
  });

  it('tries the guard in the playground, with the example application', async () => {
    await go('playground');
    await id('playground-application').click();
    await page.locator('.ant-select-item-option', { hasText: '示例' }).click();
    await id('sample-keyword').waitFor();

    await say('identity');
    expect(await id('message-assistant').last().textContent()).toContain('[身份证号]');
    expect(await findings('turn-verdict')).toEqual(['personal_data.cn_resident_id']);

    await say('injection');
    expect(await id('blocked-card').last().getAttribute('data-outcome')).toBe('blocked_input');
    expect(await findings('turn-verdict')).toContain('prompt_injection');

    await say('keyword');
    expect(await id('blocked-card').last().getAttribute('data-outcome')).toBe('blocked_output');
    const answers = await id('message-assistant').allTextContents();
    expect(answers.at(-1)).toContain('河水平静地流过');
    expect(answers.join('\n')).not.toContain('安澜演示禁语');
    await picture(page, 'playground', 'zh');
  });

  it('reads which clauses a stopped turn speaks of', async () => {
    const links = id('blocked-card').first().locator('a[href^="/clauses/"]');
    expect(await links.count()).toBeGreaterThan(0);
    clausePath = (await links.first().getAttribute('href')) ?? '';
  });

  it('finds the calls in live traffic, and a further one without loading again', async () => {
    await go('traffic');
    await page.locator('[data-testid="live-state"][data-state="open"]').waitFor();
    expect(await outcomes()).toEqual(['blocked_output', 'blocked_input', 'completed']);

    const { openai } = watchedClient(server.url, secret);
    const messages = [{ role: 'user' as const, content: '什么是安澜？' }];
    await openai.chat.completions.create({ model: 'anlan-tour', messages });
    await expect.poll(outcomes, PATIENCE).toEqual(['completed', 'blocked_output', 'blocked_input', 'completed']);
    await picture(page, 'traffic', 'zh');

    await id('call-row').nth(2).click();
    await id('finding').first().waitFor();
    expect(await findings()).toContain('prompt_injection');
    callPath = pathNow();
    await picture(page, 'call', 'zh');
  });

  it('opens a clause and finds its records', async () => {
    await page.goto(server.console + clausePath);
    await id('clause-record').first().waitFor();
    await settled();
    expect(await id('clause-product').textContent()).not.toBe('');
    await picture(page, 'clause', 'zh');
    await turnPage(() => id('clause-record').first().locator('a').click());
    recordPath = pathNow();
    expect(recordPath).toMatch(/^\/log\/[0-9a-f-]{36}$/);
    await picture(page, 'record', 'zh');
  });

  it('looks at the framework, the log and the administration', async () => {
    await go('framework');
    await picture(page, 'framework', 'zh');
    await turnPage(() => id('pack-asgf@2.0').click());
    await id('clause-row').first().waitFor();
    await picture(page, 'pack', 'zh');
    await go('log');
    await id('record-row').first().waitFor();
    await picture(page, 'log', 'zh');
    await go('administration');
    await picture(page, 'administration', 'zh');
    await page.goto(`${server.console}/administration?tab=status`);
    await settled();
    await picture(page, 'status', 'zh');
  });

  it('finds clauses by the search', async () => {
    await id('search-open').click();
    await id('search-input').fill('标识');
    await page.locator('[role="option"]').first().waitFor();
    await picture(page, 'search', 'zh');
    await page.keyboard.press('Escape');
  });

  it(
    'switches to English, everywhere',
    async () => {
      await id('language-switch').click();
      await page.locator('html[lang="en"]').waitFor();
      const paths = {
        home: '/',
        applications: '/applications',
        register: '/applications/new',
        application: applicationPath,
        playground: '/playground',
        traffic: '/traffic',
        call: callPath,
        framework: '/framework',
        pack: '/framework/asgf@2.0',
        clause: clausePath,
        record: recordPath,
        log: '/log',
        administration: '/administration',
        status: '/administration?tab=status',
      };
      const left: Record<string, readonly string[]> = {};
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(server.console + path);
        await settled();
        if (name === 'playground') await say('injection');
        if (name === 'call') await id('finding').first().waitFor();
        const chinese = await chineseWords();
        if (chinese.length > 0) left[name] = chinese;
        await picture(page, name, 'en');
      }
      expect(left).toEqual({});
    },
    PAGES_MS,
  );

  it('signs out, and is out', async () => {
    await id('account-menu').click();
    await id('sign-out').click();
    await id('sign-in-help').waitFor();
    await picture(page, 'signed-out', 'en');
    const status = await page.evaluate(async () => (await fetch('/healthz')).status);
    expect(status).toBe(200);
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ name }) => name === 'anlan_session')).toEqual([]);
  });

  it('had no errors, and asked nobody else', () => {
    expect(browser.troubles).toEqual([]);
  });

  /** Sends a sample and waits until the turn and its verdict are there. */
  async function say(sample: string): Promise<void> {
    const turns = await id('message-user').count();
    await id(`sample-${sample}`).click();
    await expect.poll(() => id('message-user').count(), PATIENCE).toBe(turns + 1);
    await id('playground-send').waitFor();
    await id('turn-verdict').waitFor();
  }

  async function findings(within?: string): Promise<readonly string[]> {
    const found = within === undefined ? id('finding') : id(within).getByTestId('finding');
    const classes = await found.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-class') ?? ''));
    return [...new Set(classes)];
  }

  function outcomes(): Promise<readonly string[]> {
    return id('call-row')
      .locator('[data-outcome]')
      .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('data-outcome') ?? ''));
  }

  /** Chinese in sight that is neither data of people nor marked as Chinese. */
  async function chineseWords(): Promise<readonly string[]> {
    const texts = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest('[lang^="zh"], script, style, noscript') === null)
          found.push(node.nodeValue ?? '');
      }
      return [document.title, ...found];
    });
    const ours = [PERSON, APPLICATION, PURPOSE, KEY, '示例：客服助手 · ', 'AI生成 · ', '安澜'];
    const rest = texts.map((text) => ours.reduce((left, known) => left.replaceAll(known, ''), text).trim());
    return [...new Set(rest.filter((text) => /\p{Script=Han}/u.test(text)))];
  }
});
