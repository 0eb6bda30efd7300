import { constants, copyFileSync, linkSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { serverError } from '../errors.ts';
import { writeFileSynced } from './durable-file.ts';
import { BEAT_MS, isHeld, isSameProcess, type LockHolder, ownHolder, readHolder } from './lock-holder.ts';

export type { LockHolder } from './lock-holder.ts';

export interface DataLock {
  /** Says where this process answers. Throws `data_directory_in_use` where the lock was lost meanwhile. */
  announce(url: string): void;
  release(): void;
}

const LOCK = 'lock.json';

/** Takes a data directory for this process. Throws `data_directory_in_use` where a living process has it. */
export function lockDataDirectory(directory: string): DataLock {
  const path = join(directory, LOCK);
  const own = ownHolder();
  const draft = join(directory, `lock.${own.pid}.new`);
  usable(directory, () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSynced(draft, text(own));
  });
  try {
    take(directory, path, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => touch(path), BEAT_MS).unref();
  return {
    announce(url) {
      if (!isSameProcess(readHolder(path), own)) throw inUse(directory, readHolder(path));
      // By rename: a reader finds the old text or the new one, never half of one.
      writeFileSynced(draft, text({ ...own, url }));
      renameSync(draft, path);
    },
    release() {
      clearInterval(beat);
      if (isSameProcess(readHolder(path), own)) rmSync(path, { force: true });
    },
  };
}

/** The living process that holds a data directory; undefined where it is free. */
export function dataDirectoryHolder(directory: string): LockHolder | undefined {
  const path = join(directory, LOCK);
  const holder = readHolder(path);
  return holder && isHeld(path, holder) ? holder : undefined;
}

function take(directory: string, path: string, draft: string): void {
  if (usable(directory, () => place(draft, path))) return;
  const holder = dataDirectoryHolder(directory);
  if (holder) throw inUse(directory, holder);
  // The holder died without releasing it.
  const dead = readHolder(path);
  putAside(path, dead);
  if (!usable(directory, () => place(draft, path))) throw inUse(directory, readHolder(path));
  confirm(directory, path);
}

/** Makes the lock by a link: it is there with its whole content, or, where somebody else's is there, not at all. */
function place(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (NO_LINKS.has(code)) return placeCopy(draft, path);
    throw error;
  }
}

/** Some volumes have no links: there the file appears at once, and its content a moment later. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

function placeCopy(draft: string, path: string): boolean {
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead holder's lock, and puts back what turns out to be a newcomer's who was faster. */
function putAside(path: string, dead: LockHolder | undefined): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && !(dead && isSameProcess(moved, dead))) place(aside, path);
  rmSync(aside, { force: true });
}

/** Of two processes that find the same dead holder at the same moment, the one whose lock did not stay gives way. */
function confirm(directory: string, path: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  const holder = readHolder(path);
  if (!isSameProcess(holder, ownHolder())) throw inUse(directory, holder);
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The lock was taken away: `announce` and the next start say so, a timer has nobody to tell.
  }
}

function usable<Result>(directory: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw serverError('data_directory_unusable', `cannot write in the data directory ${directory}`, {
      cause,
      details: { directory, cause: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
    });
  }
}

function inUse(directory: string, holder: LockHolder | undefined): Error {
  return serverError('data_directory_in_use', `the data directory ${directory} is used by ${described(holder)}`, {
    details: { directory, ...(holder && { pid: holder.pid, host: holder.host, url: holder.url }) },
  });
}

function described(holder: LockHolder | undefined): string {
  if (!holder) return 'another process';
  const place = holder.host === ownHolder().host ? '' : ` on ${holder.host}`;
  return `process ${holder.pid}${place}${holder.url === null ? '' : ` at ${holder.url}`}`;
}

function text(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}
