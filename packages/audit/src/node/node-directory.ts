import { type FileHandle, mkdir, open, readdir, realpath, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type AuditErrorCode, auditError } from '../errors.ts';
import type { JournalDirectory, ReadableFile, WritableFile } from './directory.ts';

/** Records may hold personal data: nobody but the owner reads them. */
const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** A directory of the machine's file system. */
export function nodeDirectory(path: string): JournalDirectory {
  const at = (name: string): string => join(path, name);
  return {
    names: () => reading(() => readdir(path)),
    openToRead: (name) => reading(async () => readable(await open(at(name), 'r'))),
    create: (name) => writing(async () => writable(await open(at(name), 'wx', FILE_MODE))),
    openToWrite: (name) => writing(async () => writable(await open(at(name), 'r+'))),
    rename: (from, to) => writing(() => rename(at(from), at(to))),
    remove: (name) => writing(() => unlink(at(name))),
    sync: () => writing(() => syncDirectory(path)),
  };
}

/** Makes a directory that outlasts a power cut: each parent that was made on the way is synced. */
export async function makeDirectory(path: string): Promise<void> {
  await writing(async () => {
    const first = await mkdir(path, { recursive: true, mode: DIRECTORY_MODE });
    if (first === undefined) return;
    let parent = dirname(resolve(path));
    await syncDirectory(parent);
    while (parent.length >= resolve(first).length) {
      parent = dirname(parent);
      await syncDirectory(parent);
    }
  });
}

/** The one path of a directory, however it was named. */
export function realDirectory(path: string): Promise<string> {
  return reading(() => realpath(path));
}

async function readable(handle: FileHandle): Promise<ReadableFile> {
  const size = await sizeOf(handle);
  return {
    size,
    read: (position, length) => reading(() => readFully(handle, position, Math.min(length, size - position))),
    close: () => reading(() => handle.close()),
  };
}

async function sizeOf(handle: FileHandle): Promise<number> {
  try {
    return (await handle.stat()).size;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function writable(handle: FileHandle): WritableFile {
  return {
    write: (bytes, position) => writing(() => writeFully(handle, bytes, position)),
    // fdatasync also writes the size, without which new bytes could not be read back.
    sync: () => writing(() => handle.datasync()),
    close: () => writing(() => handle.close()),
  };
}

async function readFully(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(length, 0));
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) return bytes.subarray(0, done);
    done += bytesRead;
  }
  return bytes;
}

/** One system call, unless the system takes only a part. */
async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw auditError('journal_write_failed', 'the system took no bytes');
    done += bytesWritten;
  }
}

/** Makes the names in a directory durable. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows can neither open nor sync a directory; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function reading<Value>(act: () => Promise<Value>): Promise<Value> {
  return coded('journal_read_failed', act);
}

function writing<Value>(act: () => Promise<Value>): Promise<Value> {
  return coded('journal_write_failed', act);
}

async function coded<Value>(code: AuditErrorCode, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    const cause = errnoOf(error);
    throw auditError(code, `file operation failed: ${cause}`, { details: { cause }, cause: error });
  }
}

/** The operating system's code of a failure: `ENOENT`, `EIO`, … */
export function errnoOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}
