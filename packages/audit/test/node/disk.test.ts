import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { systemRandom } from '@anlan/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../src/node/open-journal.ts';
import { verifyJournalFiles } from '../../src/node/verify-files.ts';
import { sampleRecord } from '../sample.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const random = systemRandom;
const isRoot = process.getuid?.() === 0;

/** Why no small file system can be mounted here; undefined where it can. */
function mountTmpfs(directory: string, options: string): string | undefined {
  if (process.platform !== 'linux' || !isRoot) return 'mounting a small file system needs root on Linux';
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory], { stdio: 'pipe' });
  } catch (error) {
    return `mount refused: ${String(error).split('\n')[0]}`;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', directory]));
  return undefined;
}

describe('a disk', () => {
  it('that is full stops the journal with ENOSPC, and what was acknowledged is whole', async (context) => {
    const directory = await temporaryDirectory();
    const obstacle = mountTmpfs(directory, 'size=256k');
    if (obstacle !== undefined) return context.skip(obstacle);
    const { journal } = await openJournal({ directory, random });
    let acknowledged = 0;
    const fill = async (): Promise<never> => {
      for (;;) acknowledged = (await journal.appendRecord(sampleRecord())).seq;
    };
    await expect(fill()).rejects.toMatchObject({ code: 'journal_write_failed', details: { cause: 'ENOSPC' } });
    expect(acknowledged).toBeGreaterThan(100);
    expect(journal.status()).toMatchObject({ state: 'failed', failure: { cause: 'ENOSPC' } });
    const expectedHead = journal.head();
    await journal.close();
    const verification = await verifyJournalFiles({ directory, expectedHead });
    // The frame that did not fit may stand there in part.
    expect(verification).toMatchObject(
      verification.ok ? { count: acknowledged } : { reason: 'torn_tail', seq: acknowledged + 1 },
    );
  });

  it('that may only be read refuses to start a journal', async (context) => {
    const directory = await temporaryDirectory();
    // Permissions mean nothing to root; a file system that is mounted for reading does.
    const obstacle = isRoot ? mountTmpfs(directory, 'ro') : undefined;
    if (obstacle !== undefined) return context.skip(obstacle);
    if (!isRoot) await chmod(directory, 0o500);
    await expect(openJournal({ directory, random })).rejects.toMatchObject({
      code: 'journal_write_failed',
      details: { cause: isRoot ? 'EROFS' : 'EACCES' },
    });
  });

  it('that has no such directory cannot be verified', async () => {
    const directory = `${await temporaryDirectory()}/none`;
    expect(await verifyJournalFiles({ directory })).toEqual({ ok: false, reason: 'files_unreadable', seq: 1 });
  });
});
