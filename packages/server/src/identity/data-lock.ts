import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isAnlanError } from '@anlan/core';
import { serverError } from '../errors.ts';

/** Who holds a data directory. */
export interface LockHolder {
  readonly pid: number;
  /** Start of the process as the kernel counts it, where that can be read: tells a process from a later one of the same number. */
  readonly started: string | null;
  /** Where the holder answers, once it listens. */
  readonly url: string | null;
}

export interface DataLock {
  announce(url: string): void;
  release(): void;
}

const LOCK = 'lock.json';

/** Takes a data directory for this process. Throws `data_directory_in_use` where a living process has it. */
export function lockDataDirectory(directory: string): DataLock {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw serverError('data_directory_unusable', `cannot make the data directory ${directory}`, {
      cause,
      details: { directory },
    });
  }
  const path = join(directory, LOCK);
  const own: LockHolder = { pid: process.pid, started: processStart(process.pid), url: null };
  take(path, directory, own);
  return {
    announce(url) {
      writeLock(path, { ...own, url }, 'w');
    },
    release() {
      if (readHolder(directory)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

/** The living process that holds a data directory; undefined where it is free. */
export function dataDirectoryHolder(directory: string): LockHolder | undefined {
  const holder = readHolder(directory);
  return holder && isAlive(holder) ? holder : undefined;
}

function take(path: string, directory: string, own: LockHolder): void {
  for (const attempt of [1, 2, 3]) {
    try {
      writeLock(path, own, 'wx');
      if (attempt > 1) confirm(directory);
      return;
    } catch (error) {
      if (isAnlanError(error)) throw error;
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw serverError('data_directory_unusable', `cannot write in the data directory ${directory}`, {
          cause: error,
          details: { directory },
        });
      }
    }
    const holder = dataDirectoryHolder(directory);
    if (holder || attempt === 3) throw inUse(directory, holder);
    // The holder died without releasing it. Whoever creates the file anew in the next round has it.
    rmSync(path, { force: true });
  }
}

/** Two processes may find the same dead holder: the later one wins, the earlier one sees it here and gives way. */
function confirm(directory: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  const holder = readHolder(directory);
  if (holder?.pid !== process.pid) throw inUse(directory, holder);
}

function inUse(directory: string, holder: LockHolder | undefined): Error {
  const who = holder ? `process ${holder.pid}${holder.url ? ` at ${holder.url}` : ''}` : 'another process';
  return serverError('data_directory_in_use', `the data directory ${directory} is used by ${who}`, {
    details: { directory, ...(holder && { pid: holder.pid, url: holder.url }) },
  });
}

function writeLock(path: string, holder: LockHolder, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, 0o600);
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readHolder(directory: string): LockHolder | undefined {
  try {
    const value = JSON.parse(readFileSync(join(directory, LOCK), 'utf8')) as Partial<LockHolder>;
    return typeof value.pid === 'number'
      ? { pid: value.pid, started: value.started ?? null, url: value.url ?? null }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = processStart(holder.pid);
  return holder.started === null || started === null || holder.started === started;
}

/** Field 22 of /proc/PID/stat; null where there is no such file system. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
