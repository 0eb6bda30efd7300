import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AnlanError } from '@anlan/core';
import type { Bench } from '../bench.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { canPin, pinSelf } from '../load/pinned-process.ts';
import { measureLatency } from './latency.ts';
import { MODELS, requestBody } from './payloads.ts';
import { measureStages } from './stages.ts';
import { GATEWAY_CPU, LOAD_CPU, startTargets, type Targets } from './targets.ts';
import { CONNECTIONS, measureThroughput } from './throughput.ts';

const DEFAULT_ROUNDS = 5;
const CELL_MS = 1_200;
const WARM_UP_MS = 1_500;
const LATENCY = { json: 150, sse: 10 };

const root = fileURLToPath(new URL('../../', import.meta.url));
const directory = fileURLToPath(new URL('../../artefacts/bench/', import.meta.url));

/** The whole gateway against calling the model directly, and against a bare second hop. */
export const gatewayBench: Bench = {
  name: 'gateway',
  summary: 'requests/s and added latency of the gateway with everything on, as ratios to calling the model directly',
  options: '[--rounds N] [--stages] [--profile DIR] [--no-build]',
  async run(args) {
    const { rounds, stages, profile, build } = options(args);
    if (build) buildPackages();
    mkdirSync(directory, { recursive: true });
    pinSelf(LOAD_CPU);
    const targets = await startTargets({ directory, profile });
    try {
      await warmUp(targets);
      say('throughput');
      const throughput = await measureThroughput(targets, { rounds, cellMs: CELL_MS });
      say('latency');
      const latency = await measureLatency(targets, { rounds, ...LATENCY });
      const parts = [conditions(rounds), heading(`Requests/s at ${CONNECTIONS} connections`), throughput];
      parts.push(heading('One request at a time'), latency);
      if (stages) parts.push(heading('Stages, in one process'), await measureStages(directory));
      return parts.join('\n\n');
    } finally {
      await targets.close();
    }
  },
};

interface Options {
  readonly rounds: number;
  readonly stages: boolean;
  readonly profile: string | undefined;
  readonly build: boolean;
}

function options(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: String(DEFAULT_ROUNDS) },
      stages: { type: 'boolean', default: false },
      profile: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new AnlanError('bench_usage', '--rounds takes a whole number');
  return { rounds, stages: values.stages, profile: values.profile, build: !values['no-build'] };
}

/** What runs is the build, as for whoever uses the product: a loader that compiles on the fly would cost its own time. */
function buildPackages(): void {
  say('building');
  const { status } = spawnSync('npx', ['--no-install', 'tsc', '-b'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new AnlanError('bench_build_failed', 'the packages do not build');
}

async function warmUp({ all }: Targets): Promise<void> {
  say('warming up');
  for (const target of all) {
    for (const stream of [false, true]) {
      const body = requestBody(MODELS.instant, stream);
      await closedLoop(target, { connections: CONNECTIONS, ms: WARM_UP_MS, body });
    }
    await target.settle();
  }
}

function conditions(rounds: number): string {
  const pinned = `gateways on CPU ${GATEWAY_CPU}, model stand-in and load on CPU ${LOAD_CPU}`;
  const body = Buffer.byteLength(requestBody(MODELS.instant, false));
  return `${rounds} interleaved rounds, ${canPin ? pinned : 'not pinned'}; request ${body} bytes; all answers 200.`;
}

function heading(text: string): string {
  return `**${text}**`;
}

function say(text: string): void {
  process.stderr.write(`… ${text}\n`);
}
