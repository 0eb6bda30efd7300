import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createClient } from '@anlan/api';
import { AnlanError } from '@anlan/core';
import { type PinnedProcess, startPinned } from '../load/pinned-process.ts';
import type { ChatTarget } from '../load/timed-request.ts';

export interface Target extends ChatTarget {
  /** Waits until nothing of the last cell is left to do, so that it does not weigh on the next; says how long it took. */
  settle(): Promise<number>;
  /** CPU time that its process has taken so far; NaN for what is not measured. */
  cpuMs(): number;
}

export interface Targets {
  readonly direct: Target;
  readonly passThrough: Target;
  readonly gateway: Target;
  readonly all: readonly Target[];
  close(): Promise<void>;
}

export interface TargetsOptions {
  /** On the disk whose fsync counts: not in memory. */
  readonly directory: string;
  /** Folder for a CPU profile of the gateway. */
  readonly profile: string | undefined;
}

/** Gateways on one CPU; the model stand-in shares the other with the load driver. */
export const GATEWAY_CPU = 0;
export const LOAD_CPU = 1;

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts the stand-in for the model, the bare pass-through and the whole gateway, each as a process of its own. */
export async function startTargets(options: TargetsOptions): Promise<Targets> {
  const running: PinnedProcess<{ readonly url: string }>[] = [];
  const close = async (): Promise<void> => {
    for (const started of running.splice(0).reverse()) await started.stop();
  };
  try {
    const mock = await startPinned({ args: ['--import', tsx, file('../mock-model.ts')], cpu: LOAD_CPU });
    running.push(mock);
    const upstream = mock.announced.url;
    const pass = await startPinned({
      args: ['--import', tsx, file('../pass-through.ts')],
      cpu: GATEWAY_CPU,
      env: { BENCH_UPSTREAM: upstream },
    });
    running.push(pass);
    // The stand-in's own work is the same for all and counts for none.
    const direct = stateless('direct', upstream, () => Number.NaN);
    const passThrough = stateless('pass-through', pass.announced.url, pass.cpuMs);
    const gateway = await startGateway(upstream, options, running);
    return { direct, passThrough, gateway, all: [direct, passThrough, gateway], close };
  } catch (error) {
    await close();
    throw error;
  }
}

function stateless(name: string, url: string, cpuMs: () => number): Target {
  return { name, url, headers: {}, settle: async () => 0, cpuMs };
}

interface Announcement {
  readonly url: string;
  readonly console: string;
  readonly adminLink: { readonly url: string };
}

/** The product as `npm start` runs it, from the build, with its defaults: key, guard both ways, label, record, PGlite. */
async function startGateway(
  upstream: string,
  { directory, profile }: TargetsOptions,
  running: PinnedProcess<{ readonly url: string }>[],
): Promise<Target> {
  const home = mkdtempSync(join(directory, 'gateway-'));
  writeFileSync(join(home, 'anlan.yaml'), JSON.stringify({ log: { level: 'warn' } }));
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const started = await startPinned<Announcement>({
    args: [...profiling, file('../../packages/cli/bin/anlan.js'), 'serve', '--port', '0', '--data', 'data', '--json'],
    cpu: GATEWAY_CPU,
    env: { ANLAN_UPSTREAM_URL: `${upstream}/v1` },
    cwd: home,
  });
  running.push({
    ...started,
    async stop() {
      await started.stop();
      rmSync(home, { recursive: true, force: true });
    },
  });
  const { url } = started.announced;
  const authorization = `Bearer ${await issueKey(started.announced)}`;
  return { name: 'gateway', url, headers: { authorization }, settle: () => caughtUp(url), cpuMs: started.cpuMs };
}

async function issueKey({ console, adminLink }: Announcement): Promise<string> {
  const token = new URL(adminLink.url).hash.replace('#token=', '');
  const signedIn = await fetch(`${console}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: 'bench' }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const client = createClient({ fetch, baseUrl: console, headers: () => ({ cookie }) });
  const { id } = await client.call('createApplication', {
    body: {
      name: 'bench',
      purpose: '',
      sector: 'general',
      audiences: ['public'],
      impact: 'limited',
      autonomy: 'assists',
      users: 'under_10k',
      capabilities: ['text_generation'],
      criticalInfrastructure: false,
      mainlandChina: true,
      roles: ['deployer'],
    },
  });
  return (await client.call('createKey', { params: { id }, body: { name: 'bench' } })).secret;
}

const POLL_MS = 50;
const PATIENCE_MS = 300_000;

/** Until the database holds every record that the journal holds. */
async function caughtUp(url: string): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < PATIENCE_MS) {
    const health = (await (await fetch(`${url}/healthz`)).json()) as { readonly database_behind: number };
    if (health.database_behind === 0) return performance.now() - start;
    await wait(POLL_MS);
  }
  throw new AnlanError('bench_not_settled', 'the database of the gateway does not catch up');
}
