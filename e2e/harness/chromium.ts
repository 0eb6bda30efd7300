import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** The installed browser; undefined where there is none. Nothing is downloaded. */
export function findChromium(): string | undefined {
  const names = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => (name === undefined || isAbsolute(name) ? [name] : folders.map((at) => join(at, name))))
    .find((path): path is string => path !== undefined && isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Browser {
  readonly page: Page;
  /** Errors of scripts and on the console, and requests to another host than the one given. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Nothing of the browser's own may go out: what does is the console's doing. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser that never was here before: no profile, no cookies, Chinese. */
export async function openBrowser(executablePath: string, origin: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'anlan-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    headless: true,
    // As root there is no sandbox to be had.
    chromiumSandbox: process.getuid?.() !== 0,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  });
  const troubles = watch(context, origin);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  return {
    page,
    troubles,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function watch(context: BrowserContext, origin: string): readonly string[] {
  const troubles: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && to !== origin) troubles.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.page()?.url()})`);
  });
  context.on('weberror', (error) => troubles.push(`script: ${error.error().message} (${error.page()?.url()})`));
  return troubles;
}
