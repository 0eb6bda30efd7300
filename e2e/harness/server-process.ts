import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AnlanError } from '@anlan/core';

/** What `anlan serve --json` says once it is ready. */
export interface Announcement {
  readonly url: string;
  readonly console: string;
  readonly adminLink?: { readonly url: string; readonly expiresAt: string };
}

export interface ServerProcess extends Announcement {
  /** Holds its configuration and its data. */
  readonly directory: string;
  /** Asks it to stop and waits until it has; takes its data with it. Resolves to the exit code. */
  stop(): Promise<number | null>;
}

export interface ServerOptions {
  /** Base URL of a model service, ending in `/v1`. */
  readonly upstream?: string;
  /** Body of `anlan.yaml` as JSON, which is YAML too. */
  readonly config?: Readonly<Record<string, unknown>>;
}

const command = fileURLToPath(new URL('../../packages/cli/src/run.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Runs `anlan serve` as a process of its own, on any free port and a data directory of its own. From the sources, so
 * that a build that is older than they are is never what is tested.
 */
export async function startServer({ upstream, config = {} }: ServerOptions = {}): Promise<ServerProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'anlan-e2e-'));
  writeFileSync(join(directory, 'anlan.yaml'), JSON.stringify({ log: { level: 'warn' }, ...config }));
  const child = spawn(
    process.execPath,
    ['--conditions=@anlan/source', `--import=${tsx}`, command, 'serve', '--port', '0', '--data', 'data', '--json'],
    { cwd: directory, env: environment(upstream), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // However the tests end, no server outlives them.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
  const announced = await announcement(child);
  return {
    ...announced,
    directory,
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** Settings of whoever runs the tests must not reach the server. */
function environment(upstream: string | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('ANLAN_') && name !== 'NODE_OPTIONS');
  return { ...Object.fromEntries(own), ...(upstream !== undefined && { ANLAN_UPSTREAM_URL: upstream }) };
}

async function announcement(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Announcement> {
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed: unknown = JSON.parse(line);
    if (isAnnouncement(parsed)) {
      child.stdout.resume();
      return parsed;
    }
  }
  throw new AnlanError('server_did_not_start', `the server ended before it was ready:\n${said.join('')}`);
}

function isAnnouncement(value: unknown): value is Announcement {
  return typeof value === 'object' && value !== null && 'url' in value && 'console' in value;
}
