import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a data directory. */
export interface LockHolder {
  readonly pid: number;
  /** Start of the process as the kernel counts it, where that can be read: tells a process from a later one of the same number. */
  readonly started: string | null;
  /** Run of the machine; null where that cannot be read. */
  readonly boot: string | null;
  /** Process numbers mean the same only within one of these, e.g. one container; null where that cannot be read. */
  readonly namespace: string | null;
  readonly host: string;
  /** Where the holder answers, once it listens. */
  readonly url: string | null;
}

/** A holder touches its lock this often, for those who cannot see its process. */
export const BEAT_MS = 5_000;
/** Without a touch for so long, a holder that cannot be seen is taken for dead. */
const SILENT_MS = 30_000;

export function ownHolder(): LockHolder {
  return {
    pid: process.pid,
    started: processStart(process.pid),
    boot: content('/proc/sys/kernel/random/boot_id'),
    namespace: processNamespace(),
    host: hostname(),
    url: null,
  };
}

/** The holder that a lock file names; undefined where there is none, or the file names nobody. */
export function readHolder(path: string): LockHolder | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<LockHolder>;
    if (!Number.isSafeInteger(value.pid) || Number(value.pid) <= 0) return undefined;
    const { pid = 0, started = null, boot = null, namespace = null, host = '', url = null } = value;
    return { pid, started, boot, namespace, host, url };
  } catch {
    return undefined;
  }
}

/**
 * Whether the holder of a lock file still runs. One in this process namespace is looked for; one in another container,
 * or on another machine with the same volume, is believed as long as it touches the file.
 */
export function isHeld(path: string, holder: LockHolder): boolean {
  const own = ownHolder();
  if (own.boot === holder.boot && own.namespace === holder.namespace) return runs(holder);
  // This machine has been started anew since.
  if (own.boot !== holder.boot && own.host === holder.host) return false;
  return Date.now() - touched(path) < SILENT_MS;
}

export function isSameProcess(a: LockHolder | undefined, b: LockHolder): boolean {
  return a?.pid === b.pid && a.started === b.started && a.namespace === b.namespace && a.boot === b.boot;
}

function runs({ pid, started }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = processStart(pid);
  return started === null || now === null || started === now;
}

function touched(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Field 22 of /proc/PID/stat; null where there is no such file system. */
function processStart(pid: number): string | null {
  const stat = content(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function processNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

function content(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
