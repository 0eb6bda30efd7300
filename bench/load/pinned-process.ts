import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { AnlanError } from '@anlan/core';

export interface PinnedProcess<Announced> {
  readonly announced: Announced;
  /** CPU time that all its threads have taken; NaN where the system does not say. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  /** Arguments of Node: its options, a file, and the file's arguments. */
  readonly args: readonly string[];
  readonly cpu: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Whether processes can be kept on one CPU each; without it, they get into each other's way and ratios are worse. */
export const canPin: boolean = cpus().length > 1 && spawnSync('taskset', ['-V']).status === 0;

/** Starts a Node process on one CPU and waits for the line of JSON with `url` by which it says that it is ready. */
export async function startPinned<Announced extends { readonly url: string }>(
  options: ProcessOptions,
): Promise<PinnedProcess<Announced>> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('ANLAN_'));
  const command = [process.execPath, ...options.args];
  const [file = '', ...args] = canPin ? ['taskset', '-c', String(options.cpu), ...command] : command;
  const child = spawn(file, args, {
    env: { ...Object.fromEntries(own), NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  // However the bench ends, nothing of it goes on.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
  const announced = await announcement<Announced>(child);
  return {
    announced,
    cpuMs: () => cpuMs(child.pid),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Clock ticks of /proc are a hundredth of a second on every Linux that Node runs on. */
const TICK_MS = 10;

function cpuMs(pid: number | undefined): number {
  try {
    // The name in parentheses may hold spaces; user and system time are the 12th and 13th field behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/** Keeps this process, with all its threads, on one CPU. */
export function pinSelf(cpu: number): void {
  if (canPin) spawnSync('taskset', ['-acp', String(cpu), String(process.pid)]);
}

async function announcement<Announced>(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Announced> {
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'url' in parsed) {
      child.stdout.resume();
      return parsed as Announced;
    }
  }
  throw new AnlanError('bench_process_ended', `a process ended before it was ready:\n${said.join('')}`);
}
