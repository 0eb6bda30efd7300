import { join } from 'node:path';
import { bytesToUtf8, utf8ToBytes } from '@anlan/core';
import { auditError } from '../errors.ts';
import type { CheckpointStore, NextCheckpoint, PublishOutcome } from '../sequencer/ports.ts';
import { parseTilePath } from '../tree/tile-path.ts';
import type { TileStore } from '../tree/tile-store.ts';
import { readWhole, replaceWhole } from './replaced-file.ts';
import { createSerial } from './serial.ts';

/** The tree of a log in one directory, laid out as c2sp.org/tlog-tiles serves it. */
export interface LogFiles {
  readonly tiles: TileStore;
  readonly checkpoints: CheckpointStore;
}

/**
 * Tiles and checkpoint as files, each replaced as a whole and synced. For one process: the caller's lock file keeps
 * others away, and the fencing token is compared only with those that this process has seen.
 */
export function openLogFiles(directory: string): LogFiles {
  return { tiles: tileFiles(directory), checkpoints: checkpointFile(join(directory, 'checkpoint')) };
}

function tileFiles(directory: string): TileStore {
  // Only what is a tile path becomes a file name: paths may come from requests.
  const at = (path: string): string | undefined => parseTilePath(path) && join(directory, path);
  return {
    get: async (path) => {
      const file = at(path);
      return file === undefined ? undefined : readWhole(file);
    },
    put: async (path, bytes) => {
      const file = at(path);
      if (file === undefined) throw auditError('invalid_argument', 'not the path of a tile');
      await replaceWhole(file, bytes);
    },
  };
}

function checkpointFile(path: string): CheckpointStore {
  const serially = createSerial();
  let highest = Number.NEGATIVE_INFINITY;
  const latest = async (): Promise<string | undefined> => {
    const bytes = await readWhole(path);
    return bytes && readText(bytes);
  };
  const publish = async ({ note, after, token }: NextCheckpoint): Promise<PublishOutcome> => {
    if (token < highest) return 'fenced';
    highest = token;
    if (after !== (await latest())) return 'moved';
    await replaceWhole(path, utf8ToBytes(note));
    return 'published';
  };
  return { latest, publish: (next) => serially(() => publish(next)) };
}

function readText(bytes: Uint8Array): string {
  try {
    return bytesToUtf8(bytes);
  } catch (cause) {
    throw auditError('tree_damaged', 'the newest checkpoint is no text', { cause });
  }
}
