import { binaryTextToBytes } from '../../bytes/binary-text.ts';
import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { bytesPiece, copyPiece, type EditPlan, type Piece, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { parseComments, readComments, writeComments } from '../vorbis-comment/comments.ts';
import { oggCrcChange } from './ogg-crc.ts';
import { commentBytes, type OggStream, oggStreams } from './ogg-headers.ts';
import { buildPage, CONTINUED, CRC_AT, MOST_SEGMENTS, type OggPage, oggPages, SEQUENCE_AT } from './ogg-pages.ts';

const NO_GRANULE = new Uint8Array(8).fill(0xff);
const ZERO_GRANULE = new Uint8Array(8);

/**
 * The comment packet of the first stream of sound is written anew on as many pages as before, wherever it fits on them
 * (nearly always: a page holds 64 KiB), and everything behind is copied. Where the number of pages changes, the pages of
 * that stream that follow are renumbered, each as it is reached: header and checksum are new, the body is not even read.
 */
export async function planOgg(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const [stream, ...others] = await oggStreams(file);
  if (stream === undefined)
    throw labelError('file_not_editable', 'no Vorbis or Opus stream', { reason: 'no_sound_stream' });
  for (const other of others) refuseLabel(other, file);
  assertEditable(stream);
  const pages = paginate(stream, packetsWith(stream, serialiseLabel(label, 'bare'), file));
  const splices = replacePages(stream, pages);
  const renumbering = pages.length - stream.pages.length;
  return renumbering === 0 ? planSplices(file.size, splices) : renumbered(file, stream, { splices, renumbering });
}

/** Several streams of sound with a label each: which one is meant is for a person to say. */
function refuseLabel(stream: OggStream, file: FileView): void {
  const comments = parseComments(commentBytes(stream), () => file.step());
  if (readComments(comments, 'ogg/comment').length > 0) {
    throw labelError('file_not_editable', 'a label in a further stream', { reason: 'several_sound_streams' });
  }
}

/** Vorbis I, 4.2 and RFC 7845, 3: the headers end their page. Sound on the same page would have to move with its times. */
function assertEditable({ packets, codec, closed }: OggStream): void {
  if (packets.length !== codec.packets - 1 || !closed) {
    throw labelError('file_not_editable', 'sound on a header page', { reason: 'sound_on_header_page' });
  }
}

function packetsWith(stream: OggStream, json: string, file: FileView): readonly Uint8Array[] {
  const comments = parseComments(commentBytes(stream), () => file.step());
  const packet = concatBytes(binaryTextToBytes(stream.codec.prefix), writeComments(comments, json));
  return [packet, ...stream.packets.slice(1)];
}

interface Segments {
  readonly lacing: Uint8Array;
  readonly body: Uint8Array;
}

/** Lacing values of packets: full segments of 255 bytes, then one that is shorter. */
function segmentsOf(packets: readonly Uint8Array[]): Segments {
  const lacing = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]);
  return { lacing: Uint8Array.from(lacing), body: concatBytes(...packets) };
}

/** The pages of the headers: as many as before where that is possible, else as few as hold them. */
function paginate(stream: OggStream, packets: readonly Uint8Array[]): readonly Uint8Array[] {
  const { lacing, body } = segmentsOf(packets);
  const fewest = Math.ceil(lacing.length / MOST_SEGMENTS);
  const count = Math.min(Math.max(stream.pages.length, fewest), lacing.length);
  const first = stream.pages[0]?.sequence ?? 1;
  const pages: Uint8Array[] = [];
  let segment = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    // Pages are filled from the front; each one behind keeps at least one segment.
    const taken = lacing.subarray(
      segment,
      segment + Math.min(MOST_SEGMENTS, lacing.length - segment - (count - 1 - i)),
    );
    const continued = segment > 0 && lacing[segment - 1] === 255;
    const length = taken.reduce((sum, value) => sum + value, 0);
    const granule = taken.some((value) => value < 255) ? ZERO_GRANULE : NO_GRANULE;
    const fields = {
      flags: continued ? CONTINUED : 0,
      serial: stream.serial,
      sequence: first + i,
      granule,
      lacing: taken,
    };
    pages.push(buildPage(fields, body.subarray(at, at + length)));
    segment += taken.length;
    at += length;
  }
  return pages;
}

/** New pages in the places of the old ones, between which pages of other streams may stand; surplus goes to the last one. */
function replacePages({ pages }: OggStream, fresh: readonly Uint8Array[]): readonly Splice[] {
  return pages.map(({ offset, length }, i) => {
    const last = i === pages.length - 1;
    const bytes = last ? concatBytes(...fresh.slice(i)) : (fresh[i] ?? new Uint8Array());
    return { from: offset, length, bytes };
  });
}

interface Renumbering {
  readonly splices: readonly Splice[];
  readonly renumbering: number;
}

/** The plan page by page, so that memory stays flat however long the sound is. */
async function* renumbered(
  file: FileView,
  stream: OggStream,
  { splices, renumbering }: Renumbering,
): AsyncGenerator<Piece, void, undefined> {
  const last = stream.pages.at(-1);
  const end = last === undefined ? 0 : last.offset + last.length;
  for (const piece of planSplices(end, splices)) yield piece;
  for await (const page of oggPages(file, end)) {
    if (page.serial !== stream.serial) yield copyPiece(page.offset, page.length);
    else {
      yield bytesPiece(renumber(page, renumbering));
      yield copyPiece(page.offset + page.header.length, page.length - page.header.length);
    }
  }
}

function renumber({ header, length, sequence }: OggPage, by: number): Uint8Array {
  const out = header.slice();
  const number = (sequence + by) >>> 0;
  const change = littleEndian.put32((sequence ^ number) >>> 0);
  const crc = littleEndian.u32(header, CRC_AT) ^ oggCrcChange(change, length - SEQUENCE_AT - 4);
  out.set(littleEndian.put32(number), SEQUENCE_AT);
  out.set(littleEndian.put32(crc >>> 0), CRC_AT);
  return out;
}
