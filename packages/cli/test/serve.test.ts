import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const RUN = fileURLToPath(new URL('../src/run.ts', import.meta.url));
let cwd: string;
let child: ChildProcess;
let announced: {
  url: string;
  console: string;
  adminLink: { url: string; expiresAt: string };
  storage: string;
  upstream: string;
};

/** Runs the command line as a process of its own, with an environment that says nothing about Anlan. */
function start(...args: string[]): ChildProcess {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('ANLAN_') && name !== 'NODE_OPTIONS');
  return spawn(process.execPath, ['--conditions=@anlan/source', `--import=${TSX}`, RUN, ...args, '--lang', 'en'], {
    cwd,
    env: Object.fromEntries(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(process: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  process.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  process.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(process, 'close');
  return { code, out, err };
}

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'anlan-serve-'));
  child = start('serve', '--port', '0', '--data', 'data', '--json');
  const [line] = await once(createInterface({ input: child.stdout! }), 'line');
  announced = JSON.parse(line);
});
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(cwd, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const signIn = (link: string): Promise<Response> =>
  fetch(`${announced.console}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.split('#token=')[1] }),
  });

describe('anlan serve --json', () => {
  it('announces one object, and answers where it says', async () => {
    expect(announced).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      adminLink: { url: expect.stringContaining('/sign-in#token=') },
      storage: 'embedded',
      upstream: 'anlan-tour',
    });
    expect((await fetch(`${announced.url}/healthz`)).status).toBe(200);
    expect(statSync(join(cwd, 'data')).mode & 0o777).toBe(0o700);
  });

  it('is refused a second time over the same data, by name and address', async () => {
    const { code, out, err } = await ended(start('serve', '--port', '0', '--data', 'data', '--json'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(JSON.parse(err).error).toMatchObject({
      code: 'data_directory_in_use',
      details: { pid: child.pid, url: announced.console },
    });
  });

  it('is refused on a port that is taken, and leaves no lock behind', async () => {
    const { code, err } = await ended(start('serve', '--port', new URL(announced.url).port, '--data', 'other'));
    expect(code).toBe(2);
    expect(err).toContain('listen_failed');
    expect(err).toContain('--port');
    expect(existsSync(join(cwd, 'other', 'lock.json'))).toBe(false);
  });
});

describe('anlan admin link', () => {
  it('asks the server that runs', async () => {
    const { code, out, err } = await ended(start('admin', 'link', '--data', 'data'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(`${announced.console}/sign-in#token=`)).toBe(true);
    expect((await signIn(out.trim())).status).toBe(200);
  });

  it('gives an object with --json', async () => {
    const { out } = await ended(start('admin', 'link', '--data', 'data', '--json'));
    const link = JSON.parse(out);
    expect(Date.parse(link.expiresAt)).toBeGreaterThan(Date.now());
    expect((await signIn(link.url)).status).toBe(200);
  });
});

describe('anlan serve, told to end,', () => {
  it('ends with exit code 0, and lets the data directory go; a link can then be made without it', async () => {
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(existsSync(join(cwd, 'data', 'lock.json'))).toBe(false);
    const { out } = await ended(start('admin', 'link', '--data', 'data'));
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:8787\/sign-in#token=[\w-]+\n$/);
  });
});
