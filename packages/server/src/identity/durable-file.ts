import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file of the owner alone, by rename, so that after a crash it is there whole or not at all. */
export function writeDurably(path: string, content: string): void {
  const draft = `${path}.new`;
  writeFileSynced(draft, content);
  renameSync(draft, path);
  syncDirectory(dirname(path));
}

/** Writes a file of the owner alone and has the disk take it. A crash meanwhile can leave a part of it. */
export function writeFileSynced(path: string, content: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
