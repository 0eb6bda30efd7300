import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { oggCrc } from './ogg-crc.ts';

/** One page (RFC 3533, 6). Whoever made the file controls its fields. */
export interface OggPage {
  readonly offset: number;
  /** With its header. */
  readonly length: number;
  /** Header and lacing values. */
  readonly header: Uint8Array;
  readonly lacing: Uint8Array;
  readonly flags: number;
  readonly serial: number;
  readonly sequence: number;
}

export const CONTINUED = 1;
export const FIRST = 2;
export const SEQUENCE_AT = 18;
export const CRC_AT = 22;
const HEADER = 27;
export const MOST_SEGMENTS = 255;

/** The pages from `offset` to the end of the file. Throws a `ReadProblem` where no page begins where one is due. */
export async function* oggPages(file: FileView, offset: number): AsyncGenerator<OggPage, void, undefined> {
  for (let at = offset; at < file.size; ) {
    file.step();
    const page = await pageAt(file, at);
    yield page;
    at += page.length;
  }
}

async function pageAt(file: FileView, offset: number): Promise<OggPage> {
  const fixed = await file.read(offset, HEADER);
  if (!hasAscii(fixed, 'OggS') || fixed[4] !== 0) throw labelError('structure_broken', 'no Ogg page where one is due');
  const header = await file.read(offset, HEADER + (fixed[26] ?? 0));
  const lacing = header.subarray(HEADER);
  const length = header.length + lacing.reduce((sum, value) => sum + value, 0);
  if (offset + length > file.size) throw labelError('file_truncated', 'an Ogg page reaches beyond the end');
  const [serial, sequence] = [littleEndian.u32(header, 14), littleEndian.u32(header, SEQUENCE_AT)];
  return { offset, length, header, lacing, flags: header[5] ?? 0, serial, sequence };
}

export interface PageFields {
  readonly flags: number;
  readonly serial: number;
  readonly sequence: number;
  /** Eight bytes; all ones on a page on which no packet ends. */
  readonly granule: Uint8Array;
  readonly lacing: Uint8Array;
}

export function buildPage({ flags, serial, sequence, granule, lacing }: PageFields, body: Uint8Array): Uint8Array {
  const start = concatBytes(
    Uint8Array.from('OggS', (c) => c.charCodeAt(0)),
    new Uint8Array([0, flags]),
    granule,
  );
  const numbers = concatBytes(littleEndian.put32(serial), littleEndian.put32(sequence), new Uint8Array(4));
  const page = concatBytes(start, numbers, new Uint8Array([lacing.length]), lacing, body);
  page.set(littleEndian.put32(oggCrc(page)), CRC_AT);
  return page;
}
