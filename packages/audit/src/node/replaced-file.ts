import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { auditError } from '../errors.ts';
import { errnoOf, makeDirectory, syncDirectory } from './node-directory.ts';

/** Leaves may be shown to others by setting; until then nobody but the owner reads them. */
const FILE_MODE = 0o600;

/** The bytes of a file; undefined where there is none. Rejects with `log_read_failed`. */
export async function readWhole(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const cause = errnoOf(error);
    if (cause === 'ENOENT' || cause === 'ENOTDIR') return undefined;
    throw auditError('log_read_failed', `file operation failed: ${cause}`, { details: { cause }, cause: error });
  }
}

/**
 * Makes a file, with its directory, or replaces one as a whole; durable when it resolves. What a crash leaves behind is
 * overwritten by the next try. One writer for each path at a time. Rejects with `log_write_failed`.
 */
export async function replaceWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.tmp`;
  try {
    await makeDirectory(dirname(path));
    await writeSynced(unfinished, bytes);
    await rename(unfinished, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    const cause = errnoOf(error);
    throw auditError('log_write_failed', `file operation failed: ${cause}`, { details: { cause }, cause: error });
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', FILE_MODE);
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
