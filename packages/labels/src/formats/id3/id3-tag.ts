import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

/** An ID3v2 tag of version 2, 3 or 4. */
export interface Id3Tag {
  readonly offset: number;
  /** With header, padding and footer. */
  readonly length: number;
  readonly version: 2 | 3 | 4;
  readonly flags: number;
  /** Frames and padding, unsynchronisation of the whole tag undone. */
  readonly body: Uint8Array;
  readonly frames: readonly Id3Frame[];
  /** How many bytes of the body are frames, before the padding. */
  readonly used: number;
}

export interface Id3Frame {
  readonly id: string;
  /** Within the body, with the frame header. */
  readonly offset: number;
  readonly length: number;
  /** Compression, encryption and grouping do not occur on frames of interest; where they do, the data are not read. */
  readonly data: Uint8Array | undefined;
}

export const TAG_HEADER = 10;
const UNSYNCHRONISED = 0x80;
const EXTENDED = 0x40;
const FOOTER = 0x10;
const FRAME_ID = /^[A-Z][A-Z0-9]{2,3}$/;

/** The length of a tag with header and footer; undefined where there is none. Needs the first ten bytes. */
export function tagLength(head: Uint8Array): number | undefined {
  if (head.length < TAG_HEADER || !hasAscii(head, 'ID3')) return undefined;
  if (head.subarray(6, TAG_HEADER).some((byte) => byte > 0x7f)) return undefined;
  const footer = head[3] === 4 && ((head[5] ?? 0) & FOOTER) !== 0 ? TAG_HEADER : 0;
  return TAG_HEADER + readSynchsafe(head, 6) + footer;
}

/** The tag at a place; undefined where there is none. Throws a `ReadProblem` where it is broken or of an unknown version. */
export async function readTag(file: FileView, offset: number): Promise<Id3Tag | undefined> {
  const head = await file.peek(offset, TAG_HEADER);
  const length = tagLength(head);
  if (length === undefined) return undefined;
  return parseTag(await file.readBlock(offset, length), offset, (count) => file.step(count));
}

/** Throws a `ReadProblem`. `step` counts frames against the limits. */
export function parseTag(bytes: Uint8Array, offset: number, step: (count: number) => void): Id3Tag {
  const version = bytes[3];
  if (version !== 2 && version !== 3 && version !== 4)
    throw labelError('structure_broken', 'an unknown version of ID3');
  const flags = bytes[5] ?? 0;
  if (version === 2 && (flags & EXTENDED) !== 0) throw labelError('inflate_failed', 'a compressed ID3 tag is not read');
  const raw = bytes.subarray(TAG_HEADER, TAG_HEADER + readSynchsafe(bytes, 6));
  const body = version !== 4 && (flags & UNSYNCHRONISED) !== 0 ? undoUnsynchronisation(raw) : raw;
  const start = version !== 2 && (flags & EXTENDED) !== 0 ? extendedHeaderLength(body, version) : 0;
  const { frames, used } = parseFrames(body, start, { version, step });
  return { offset, length: bytes.length, version, flags, body, frames, used };
}

export function hasExtendedHeader({ version, flags }: Id3Tag): boolean {
  return version !== 2 && (flags & EXTENDED) !== 0;
}

export function hasFooter({ version, flags }: Id3Tag): boolean {
  return version === 4 && (flags & FOOTER) !== 0;
}

/** Header, body and footer of a tag of the same version and flags as another one. */
export function buildTag({ version, flags }: Pick<Id3Tag, 'version' | 'flags'>, body: Uint8Array): Uint8Array {
  const raw = version !== 4 && (flags & UNSYNCHRONISED) !== 0 ? unsynchronise(body) : body;
  if (raw.length > 0xfffffff) throw labelError('metadata_too_large', 'an ID3 tag of more than 256 MiB');
  const rest = concatBytes(new Uint8Array([version, 0, flags]), synchsafe(raw.length));
  const footer = version === 4 && (flags & FOOTER) !== 0 ? [ascii('3DI'), rest] : [];
  return concatBytes(ascii('ID3'), rest, raw, ...footer);
}

export function synchsafe(value: number): Uint8Array {
  return new Uint8Array([value >>> 21, value >>> 14, value >>> 7, value].map((part) => part & 0x7f));
}

interface FrameContext {
  readonly version: 2 | 3 | 4;
  readonly step: (count: number) => void;
}

function parseFrames(
  body: Uint8Array,
  start: number,
  { version, step }: FrameContext,
): { readonly frames: readonly Id3Frame[]; readonly used: number } {
  const header = version === 2 ? 6 : 10;
  const frames: Id3Frame[] = [];
  let at = start;
  while (at + header <= body.length && body[at] !== 0) {
    step(1);
    const frame = frameAt(body, at, version);
    if (!FRAME_ID.test(frame.id) || at + frame.length > body.length)
      throw labelError('structure_broken', 'a broken ID3 frame');
    frames.push(frame);
    at += frame.length;
  }
  return { frames, used: at };
}

function frameAt(body: Uint8Array, at: number, version: 2 | 3 | 4): Id3Frame {
  if (version === 2) {
    const size = bigEndian.u32(body, at + 2) & 0xffffff;
    return {
      id: bytesToBinaryText(body.subarray(at, at + 3)),
      offset: at,
      length: 6 + size,
      data: body.subarray(at + 6, at + 6 + size),
    };
  }
  const size = version === 4 ? sizeOfVersion4(body, at) : bigEndian.u32(body, at + 4);
  const data = body.subarray(at + 10, at + 10 + size);
  return {
    id: bytesToBinaryText(body.subarray(at, at + 4)),
    offset: at,
    length: 10 + size,
    data: openData(data, body[at + 9] ?? 0, version),
  };
}

/** Old iTunes wrote plain sizes into version 4: taken where the synchsafe reading leads to no frame and no padding. */
function sizeOfVersion4(body: Uint8Array, at: number): number {
  const plain = bigEndian.u32(body, at + 4);
  const safe = readSynchsafe(body, at + 4);
  if (body.subarray(at + 4, at + 8).some((byte) => byte > 0x7f)) return plain;
  return plain === safe || leadsOn(body, at + 10 + safe) || !leadsOn(body, at + 10 + plain) ? safe : plain;
}

function leadsOn(body: Uint8Array, at: number): boolean {
  if (at >= body.length) return at === body.length;
  return body[at] === 0 || FRAME_ID.test(bytesToBinaryText(body.subarray(at, at + 4)));
}

/** The data of a frame behind what its flags put before them; undefined where they are compressed or encrypted. */
function openData(data: Uint8Array, flags: number, version: 3 | 4): Uint8Array | undefined {
  const [opaque, grouping] = version === 3 ? [0xc0, 0x20] : [0x0c, 0x40];
  if ((flags & opaque) !== 0) return undefined;
  const skipped = ((flags & grouping) === 0 ? 0 : 1) + (version === 4 && (flags & 1) !== 0 ? 4 : 0);
  const open = data.subarray(skipped);
  return version === 4 && (flags & 2) !== 0 ? undoUnsynchronisation(open) : open;
}

/** Version 3 does not count the size field itself, version 4 does. */
function extendedHeaderLength(body: Uint8Array, version: 3 | 4): number {
  return version === 3 ? 4 + bigEndian.u32(body, 0) : readSynchsafe(body, 0);
}

function readSynchsafe(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at, at + 4).reduce((value, byte) => value * 128 + (byte & 0x7f), 0);
}

function undoUnsynchronisation(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, i) => !(byte === 0 && i > 0 && bytes[i - 1] === 0xff));
}

/** ID3v2.3, 5: a zero goes between FF and what would look like a frame of sound. */
function unsynchronise(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (const [i, byte] of bytes.entries()) {
    out.push(byte);
    const next = bytes[i + 1] ?? 0;
    if (byte === 0xff && (next >= 0xe0 || next === 0)) out.push(0);
  }
  return new Uint8Array(out);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
