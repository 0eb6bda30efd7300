import { bigEndian } from '../../bytes/byte-order.ts';
import { hasAscii } from '../../bytes/sequences.ts';
import { isReadProblem, labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type AmfProperty, type AmfValue, amfValue } from './amf0.ts';

/** A script tag with the event that it names and the object that goes with it. */
export interface ScriptTag {
  readonly offset: number;
  /** With header and the size behind the tag. */
  readonly length: number;
  readonly header: Uint8Array;
  readonly data: Uint8Array;
  readonly event: string;
  readonly object: AmfValue;
}

export const METADATA_EVENT = 'onMetaData';
const TAG_HEADER = 11;
const TRAILER = 4;
const SCRIPT = 18;
const MOST_TAGS = 64;

export function isFlv(head: Uint8Array): boolean {
  return hasAscii(head, 'FLV\x01') && head.length >= 9;
}

/** Where the first tag begins, behind the header and the size of no tag before. */
export async function firstTag(file: FileView): Promise<number> {
  return bigEndian.u32(await file.read(0, 9), 5) + TRAILER;
}

/**
 * The script tags among the first tags of the file, where players expect metadata; a film has half a million tags, and
 * all of them are not looked at. The event of a metadata tag must be readable, that of others need not.
 */
export async function scriptTags(file: FileView): Promise<readonly ScriptTag[]> {
  const found: ScriptTag[] = [];
  let at = await firstTag(file);
  if (at >= file.size) throw labelError('file_truncated', 'no tags');
  for (let count = 0; at < file.size && count < MOST_TAGS; count++) {
    file.step();
    const header = await file.read(at, TAG_HEADER);
    const size = bigEndian.u32(header, 0) & 0xffffff;
    const length = TAG_HEADER + size + TRAILER;
    if (at + length - TRAILER > file.size) throw labelError('file_truncated', 'a tag reaches beyond the end');
    if (header[0] === SCRIPT) {
      const data = await file.readBlock(at + TAG_HEADER, size);
      const parsed = parseScript(file, data);
      if (parsed !== undefined) found.push({ offset: at, length, header, data, ...parsed });
    }
    at += length;
  }
  return found;
}

function parseScript(file: FileView, data: Uint8Array): Pick<ScriptTag, 'event' | 'object'> | undefined {
  const context = { bytes: data, maxDepth: file.limits.maxDepth, step: () => file.step() };
  let event: AmfValue | undefined;
  try {
    event = amfValue(context, 0);
    return { event: event.text ?? '', object: amfValue(context, event.end) };
  } catch (problem) {
    if (!isReadProblem(problem) || problem.code === 'limit_reached' || event?.text === METADATA_EVENT) throw problem;
    return undefined;
  }
}

export function labelProperties({ object }: ScriptTag): readonly AmfProperty[] {
  return object.properties.filter(({ name }) => name.toUpperCase() === 'AIGC');
}
