import { type JournalDirectory, withFile } from './directory.ts';
import { unfinishedName } from './segment-name.ts';

/**
 * Makes a file appear all at once, or replaces one: the name is given only when the content is on the disk. Durable
 * when it resolves.
 */
export async function writeWholeFile(directory: JournalDirectory, name: string, bytes: Uint8Array): Promise<void> {
  await withFile(await directory.create(unfinishedName(name)), async (file) => {
    await file.write(bytes, 0);
    await file.sync();
  });
  await directory.rename(unfinishedName(name), name);
  await directory.sync();
}
