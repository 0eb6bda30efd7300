import { utf8ToBytes } from '@anlan/core';
import { littleEndian } from '../../bytes/byte-order.ts';
import { lenientText } from '../../bytes/lenient-text.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { PlaceId } from '../../places/place.ts';
import { type Discovery, labelText, remark } from '../format.ts';

/** A list of comments as FLAC, Vorbis and Opus have it: a vendor text and `NAME=value` entries, all in UTF-8. */
export interface Comments {
  readonly vendor: Uint8Array;
  readonly entries: readonly Uint8Array[];
  /** What follows the list: the framing bit of Vorbis, padding of Opus. */
  readonly rest: Uint8Array;
}

const NAME = 'AIGC';
const LONGEST_NAME = 16;

/** Throws a `ReadProblem` where the list is broken. `step` counts entries against the limits. */
export function parseComments(bytes: Uint8Array, step: () => void): Comments {
  let at = 0;
  const next = (): Uint8Array => {
    const length = littleEndian.u32(bytes, at);
    const end = at + 4 + length;
    if (end > bytes.length) throw labelError('structure_broken', 'a comment reaches beyond the list');
    const text = bytes.subarray(at + 4, end);
    at = end;
    return text;
  };
  const vendor = next();
  const count = littleEndian.u32(bytes, at);
  at += 4;
  const entries: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    step();
    entries.push(next());
  }
  return { vendor, entries, rest: bytes.subarray(at) };
}

export function readComments({ entries }: Comments, place: PlaceId): readonly Discovery[] {
  return entries.flatMap((entry) => {
    const name = nameOf(entry);
    if (name.toUpperCase() !== NAME) return [];
    const found = labelText(place, lenientText(entry.subarray(name.length + 1)));
    // Names of comments are case-insensitive, but annex E a) has the keyword in capitals.
    return name === NAME ? [found] : [found, remark('key_name_case', { place, detail: { key: name } })];
  });
}

/** The list with the label as its last and only one. */
export function writeComments({ vendor, entries, rest }: Comments, json: string): Uint8Array {
  const kept = entries.filter((entry) => nameOf(entry).toUpperCase() !== NAME);
  const all = [...kept, utf8ToBytes(`${NAME}=${json}`)];
  return concatBytes(sized(vendor), littleEndian.put32(all.length), ...all.map(sized), rest);
}

function sized(text: Uint8Array): Uint8Array {
  return concatBytes(littleEndian.put32(text.length), text);
}

function nameOf(entry: Uint8Array): string {
  const end = entry.subarray(0, LONGEST_NAME).indexOf(0x3d);
  return end === -1 ? '' : lenientText(entry.subarray(0, end));
}
