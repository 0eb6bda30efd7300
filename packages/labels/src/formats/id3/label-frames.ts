import { utf8ToBytes } from '@anlan/core';
import { binaryTextToBytes, bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { lenientText } from '../../bytes/lenient-text.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { PlaceId } from '../../places/place.ts';
import { type Discovery, labelText, remark } from '../format.ts';
import { buildTag, hasExtendedHeader, hasFooter, type Id3Frame, type Id3Tag, synchsafe } from './id3-tag.ts';

export const DESCRIPTION = 'AIGC';

interface UserText {
  readonly description: string;
  readonly value: string;
}

/** The label texts of a tag, in the place that the caller's format has for it. */
export function readLabelFrames(tag: Id3Tag, place: PlaceId): readonly Discovery[] {
  return tag.frames.flatMap((frame) => {
    const text = labelFrame(frame);
    if (text === undefined) return [];
    const found = labelText(place, text.value);
    return text.description === DESCRIPTION
      ? [found]
      : [found, remark('key_name_case', { place, detail: { key: text.description } })];
  });
}

/** The body without its label frames: frames as they are, then the padding; undefined where there is none to take out. */
export function withoutLabel(tag: Id3Tag): Uint8Array | undefined {
  const labels = tag.frames.filter((frame) => labelFrame(frame) !== undefined);
  if (labels.length === 0) return undefined;
  let at = 0;
  const parts: Uint8Array[] = [];
  for (const { offset, length } of labels) {
    parts.push(tag.body.subarray(at, offset));
    at = offset + length;
  }
  return concatBytes(...parts, tag.body.subarray(at, tag.used));
}

/** The tag without a label; of the same length, where padding is allowed. Undefined where it has none. */
export function clearTag(tag: Id3Tag): Uint8Array | undefined {
  const frames = withoutLabel(tag);
  return frames === undefined ? undefined : close(tag, frames);
}

/** The tag with the label as its last frame. Padding is used up; only where it does not suffice, the tag gets longer. */
export function writeTag(tag: Id3Tag, json: string): Uint8Array {
  if (tag.version === 2)
    throw labelError('file_not_editable', 'ID3v2.2 has no TXXX frame', { reason: 'id3_version_2' });
  return close(tag, concatBytes(withoutLabel(tag) ?? tag.body.subarray(0, tag.used), buildFrame(json, tag.version)));
}

/** A tag of version 2.4, as products write it. */
export function newTag(json: string): Uint8Array {
  return buildTag({ version: 4, flags: 0 }, buildFrame(json, 4));
}

function close(tag: Id3Tag, frames: Uint8Array): Uint8Array {
  // Its checksum and its size of padding would have to be made anew.
  if (hasExtendedHeader(tag))
    throw labelError('file_not_editable', 'an extended ID3 header', { reason: 'id3_extended_header' });
  const padding = hasFooter(tag) ? 0 : Math.max(0, tag.body.length - frames.length);
  return buildTag(tag, concatBytes(frames, new Uint8Array(padding)));
}

function labelFrame({ id, data }: Id3Frame): UserText | undefined {
  if ((id !== 'TXXX' && id !== 'TXX') || data === undefined || data.length < 2) return undefined;
  const text = splitText(data);
  return text.description.toUpperCase() === DESCRIPTION ? text : undefined;
}

/** Encoding, description, terminator, value; the terminator at the end is optional. */
function splitText(data: Uint8Array): UserText {
  const wide = data[0] === 1 || data[0] === 2;
  const rest = data.subarray(1);
  const end = terminator(rest, wide ? 2 : 1);
  const description = decode(rest.subarray(0, end), data[0] ?? 0);
  const value = decode(rest.subarray(end + (wide ? 2 : 1)), data[0] ?? 0).replace(/\0+$/, '');
  return { description, value };
}

function terminator(bytes: Uint8Array, width: 1 | 2): number {
  for (let at = 0; at + width <= bytes.length; at += width) {
    if (bytes[at] === 0 && (width === 1 || bytes[at + 1] === 0)) return at;
  }
  return bytes.length;
}

/** 0 ISO 8859-1, 1 UTF-16 with byte order mark, 2 UTF-16BE, 3 UTF-8; files say 0 and hold UTF-8 all the same. */
function decode(bytes: Uint8Array, encoding: number): string {
  if (encoding !== 1 && encoding !== 2) return lenientText(bytes);
  const big = encoding === 2 || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(bytes);
}

/** UTF-8 in version 2.4. Version 2.3 has none: ISO 8859-1 where the label is ASCII, as it is by annex E, else UTF-16. */
function buildFrame(json: string, version: 3 | 4): Uint8Array {
  const data =
    version === 4 ? concatBytes(new Uint8Array([3]), utf8ToBytes(`${DESCRIPTION}\0${json}`)) : dataOfVersion3(json);
  const size = version === 4 ? synchsafe(data.length) : bigEndian.put32(data.length);
  if (data.length > 0xfffffff) throw labelError('metadata_too_large', 'an ID3 frame of more than 256 MiB');
  return concatBytes(utf8ToBytes('TXXX'), size, new Uint8Array(2), data);
}

function dataOfVersion3(json: string): Uint8Array {
  const narrow = `${DESCRIPTION}\0${json}`;
  if (bytesToBinaryText(utf8ToBytes(narrow)) === narrow)
    return concatBytes(new Uint8Array([0]), binaryTextToBytes(narrow));
  const units = Array.from(`\ufeff${DESCRIPTION}\0\ufeff${json}`, (character) => character).join('');
  const bytes = new Uint8Array(units.length * 2);
  for (let i = 0; i < units.length; i++) bytes.set([units.charCodeAt(i) & 0xff, units.charCodeAt(i) >>> 8], i * 2);
  return concatBytes(new Uint8Array([1]), bytes);
}
