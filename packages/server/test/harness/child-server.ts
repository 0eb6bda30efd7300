import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Mended } from '../../src/index.ts';
import { cleanUp } from './clean-up.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SCRIPT = fileURLToPath(new URL('./server-process.ts', import.meta.url));

export interface ChildServer {
  readonly url: string;
  /** Sign-in link of the first start. */
  readonly link: string | undefined;
  readonly mended: Mended;
  /** Ends the process without a word, as a crash would. */
  kill(): Promise<void>;
  /** Asks it to end. Resolves to its exit code. */
  stop(): Promise<number | null>;
}

export async function startChildServer(data: string): Promise<ChildServer> {
  const child = spawn(process.execPath, ['--conditions=@anlan/source', `--import=${TSX}`, SCRIPT, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const [line] = await Promise.race([firstLine(child), ended.then(() => ['{}'])]);
  return {
    ...(JSON.parse(line ?? '{}') as Pick<ChildServer, 'url' | 'link' | 'mended'>),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

function firstLine({ stdout }: ChildProcess): Promise<string[]> {
  return once(createInterface({ input: stdout! }), 'line');
}
