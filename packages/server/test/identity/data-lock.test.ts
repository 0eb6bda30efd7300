import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dataDirectoryHolder, lockDataDirectory } from '../../src/identity/data-lock.ts';
import { type LockHolder, ownHolder } from '../../src/identity/lock-holder.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const HOLDER = fileURLToPath(new URL('../harness/lock-process.ts', import.meta.url));
const MINUTE = 60_000;

/** Puts a lock there as another process would have left it. */
function leave(holder: Partial<LockHolder> | string, age = 0): { directory: string; path: string } {
  const directory = temporaryDirectory();
  const path = join(directory, 'lock.json');
  writeFileSync(path, typeof holder === 'string' ? holder : JSON.stringify({ ...ownHolder(), ...holder }));
  const then = new Date(Date.now() - age);
  utimesSync(path, then, then);
  return { directory, path };
}

const take = (directory: string): string => {
  try {
    lockDataDirectory(directory).release();
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** A process that tries to take the directory, says how it went, and keeps it until it is told to end. */
async function other(directory: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--conditions=@anlan/source', `--import=${TSX}`, HOLDER, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  cleanUp(() => child.kill('SIGKILL'));
  const [said] = await once(createInterface({ input: child.stdout! }), 'line');
  return { child, said };
}

describe('the lock of a data directory', () => {
  it('is made with the directory, for its owner alone, and goes away when it is released', () => {
    const directory = join(temporaryDirectory(), 'new', 'data');
    const lock = lockDataDirectory(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'lock.json')).mode & 0o777).toBe(0o600);
    lock.announce('http://127.0.0.1:1');
    expect(dataDirectoryHolder(directory)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:1' });
    lock.release();
    expect(readdirSync(directory)).toEqual([]);
    expect(dataDirectoryHolder(directory)).toBeUndefined();
  });

  it('names who has it, and where that answers', () => {
    const directory = temporaryDirectory();
    const lock = lockDataDirectory(directory);
    lock.announce('http://127.0.0.1:8787');
    expect(() => lockDataDirectory(directory)).toThrow(
      expect.objectContaining({
        code: 'data_directory_in_use',
        message: `the data directory ${directory} is used by process ${process.pid} at http://127.0.0.1:8787`,
      }),
    );
    lock.release();
    expect(take(directory)).toBe('taken');
  });

  it.each<[title: string, holder: Partial<LockHolder> | string, age: number, expected: string]>([
    ['a process that has ended', { pid: 4_194_303 }, 0, 'taken'],
    ['a process whose number another one has now', { pid: process.ppid, started: '1' }, 0, 'taken'],
    ['this machine before it was started anew', { boot: 'other' }, 0, 'taken'],
    ['half of a text', '{"pid": 1', 0, 'taken'],
    ['nothing', '', 0, 'taken'],
    ['a text that names nobody', '{"pid":"1"}', 0, 'taken'],
    ['a process of another container that lives', { namespace: 'pid:[1]', pid: 4_194_303 }, 0, 'data_directory_in_use'],
    ['a process of another container that is silent', { namespace: 'pid:[1]', pid: 1 }, MINUTE, 'taken'],
    ['another machine that lives', { boot: 'other', host: 'elsewhere', pid: 4_194_303 }, 0, 'data_directory_in_use'],
    ['another machine that is silent', { boot: 'other', host: 'elsewhere', pid: 1 }, MINUTE, 'taken'],
    ['a living process, however silent', { pid: process.pid }, 60 * MINUTE, 'data_directory_in_use'],
  ])('left by %s: %#', (_, holder, age, expected) => {
    const { directory, path } = leave(holder, age);
    expect(take(directory)).toBe(expected);
    if (expected === 'taken') expect(existsSync(path)).toBe(false);
  });

  it('names the machine where it is not this one', () => {
    const { directory } = leave({ boot: 'other', host: 'elsewhere', pid: 7, url: null });
    expect(hostname()).not.toBe('elsewhere');
    expect(() => lockDataDirectory(directory)).toThrow(/is used by process 7 on elsewhere$/);
  });

  it('is not released for a later holder', () => {
    const directory = temporaryDirectory();
    const lock = lockDataDirectory(directory);
    const later = JSON.stringify({ ...ownHolder(), pid: 1 });
    writeFileSync(join(directory, 'lock.json'), later);
    expect(() => lock.announce('http://x')).toThrow(expect.objectContaining({ code: 'data_directory_in_use' }));
    lock.release();
    expect(readFileSync(join(directory, 'lock.json'), 'utf8')).toBe(later);
  });

  it.skipIf(process.getuid?.() === 0)('says so where the directory may not be written', () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o500);
    expect(take(directory)).toBe('data_directory_unusable');
    chmodSync(directory, 0o700);
  });

  it('says so where a file stands in the way', () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(take(file)).toBe('data_directory_unusable');
  });

  it('keeps a second process out, and lets it in when the first one is killed', async () => {
    const directory = temporaryDirectory();
    const first = await other(directory);
    expect(first.said).toBe('taken');
    expect(take(directory)).toBe('data_directory_in_use');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(take(directory)).toBe('taken');
  });

  it('goes to one of several processes that find a dead holder at the same moment', async () => {
    const { directory } = leave({ pid: 4_194_303 });
    const others = await Promise.all(Array.from({ length: 4 }, () => other(directory)));
    expect(others.filter(({ said }) => said === 'taken')).toHaveLength(1);
    expect(others.filter(({ said }) => said === 'data_directory_in_use')).toHaveLength(3);
  }, 60_000);
});
