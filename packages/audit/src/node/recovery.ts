import { type JournalDirectory, withFile } from './directory.ts';
import { openWindow } from './file-window.ts';
import { isUnfinishedName, tornName, unfinishedName } from './segment-name.ts';
import type { Segment } from './segments.ts';

/**
 * Makes the last segment of a journal certain that was not closed: its sound part is written to a new file, which is
 * synced and then takes the name. What can be read need not be on the disk: after a failed sync the system may go on
 * showing pages that it has given up writing.
 */
export async function renewSegment(directory: JournalDirectory, segment: Segment, sound: number): Promise<Segment> {
  const unfinished = unfinishedName(segment.name);
  await copyRange(directory, { from: segment.name, start: 0, end: sound, to: unfinished });
  await directory.rename(unfinished, segment.name);
  await directory.sync();
  return { ...segment, bytes: sound };
}

/** Keeps the torn end of a segment in a file of its own, before it is cut off. Answers the name of that file. */
export async function keepTornEnd(directory: JournalDirectory, segment: Segment, sound: number): Promise<string> {
  const names = await directory.names();
  let take = 1;
  while (names.includes(tornName(segment.name, sound, take))) take += 1;
  const to = tornName(segment.name, sound, take);
  await copyRange(directory, { from: segment.name, start: sound, end: segment.bytes, to });
  await directory.sync();
  return to;
}

/** Files that a crash left before they had got their names. What they hold was never acknowledged. */
export async function removeUnfinished(directory: JournalDirectory): Promise<void> {
  const unfinished = (await directory.names()).filter(isUnfinishedName);
  for (const name of unfinished) await directory.remove(name);
  if (unfinished.length > 0) await directory.sync();
}

interface Range {
  readonly from: string;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

async function copyRange(directory: JournalDirectory, range: Range): Promise<void> {
  await withFile(await directory.openToRead(range.from), async (source) => {
    const window = openWindow(source, range.end);
    await withFile(await directory.create(range.to), async (target) => {
      for (let at = range.start; at < range.end; ) {
        const bytes = await window.view(at, 1);
        await target.write(bytes, at - range.start);
        at += bytes.length;
      }
      await target.sync();
    });
  });
}
