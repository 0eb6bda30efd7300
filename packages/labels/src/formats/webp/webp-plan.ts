import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, movedOffset, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import { clearExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket, newPacket, writePacket } from '../../xmp/write-packet.ts';
import { BITSTREAM_HEAD, extendedHeader, XMP_FLAG } from './canvas.ts';
import { buildWebpChunk, FILE_HEADER_LENGTH, MAX_RIFF_SIZE, riffEnd, type WebpChunk, webpChunks } from './chunks.ts';

/** Chunks that the specification puts before metadata, and metadata itself; what follows them is unknown to it. */
const KNOWN = ['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L', 'EXIF', 'XMP '];

/**
 * The XMP chunk behind the pictures and EXIF, with its flag in VP8X. A simple file (one bitstream and nothing else) gets a
 * VP8X first, as the specification wants it for any file with metadata.
 */
export async function planWebp(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const end = await riffEnd(file);
  const chunks: WebpChunk[] = [];
  for await (const chunk of webpChunks(file, end)) chunks.push(chunk);
  const target = chunks.find(({ id }) => id === 'XMP ');
  const splices: Splice[] = [...(await headerSplice(chunks, file))];
  for (const chunk of chunks) {
    const bytes = chunk === target ? await editedXmp(chunk, json, file) : await clearedChunk(chunk, file);
    if (bytes !== undefined) splices.push({ from: chunk.offset, length: chunk.length, bytes });
  }
  if (target === undefined) splices.push(insertion(chunks, json));
  const size = movedOffset(splices, end) - 8;
  if (size > MAX_RIFF_SIZE) throw labelError('metadata_too_large', 'a RIFF form has at most 4 GiB');
  return planSplices(file.size, [{ from: 4, length: 4, bytes: littleEndian.put32(size) }, ...splices]);
}

async function headerSplice(chunks: readonly WebpChunk[], file: FileView): Promise<readonly Splice[]> {
  const [first] = chunks;
  if (first?.id === 'VP8X') {
    const flags = (await file.read(first.dataOffset, 1))[0] ?? 0;
    return [{ from: first.dataOffset, length: 1, bytes: new Uint8Array([flags | XMP_FLAG]) }];
  }
  if (first === undefined || (first.id !== 'VP8 ' && first.id !== 'VP8L')) {
    throw labelError('structure_broken', 'a WebP file begins with VP8, VP8L or VP8X');
  }
  const head = await file.read(first.dataOffset, Math.min(first.dataLength, BITSTREAM_HEAD));
  return [{ from: FILE_HEADER_LENGTH, length: 0, bytes: extendedHeader(first.id, head) }];
}

async function editedXmp(chunk: WebpChunk, json: string, file: FileView): Promise<Uint8Array> {
  const packet = await file.readBlock(chunk.dataOffset, chunk.dataLength);
  return buildWebpChunk('XMP ', writePacket(packet, json, file.limits));
}

/** The chunk without the label that it holds; undefined where it has none. */
async function clearedChunk(chunk: WebpChunk, file: FileView): Promise<Uint8Array | undefined> {
  if (chunk.id !== 'XMP ' && chunk.id !== 'EXIF') return undefined;
  const data = await file.readBlock(chunk.dataOffset, chunk.dataLength);
  const cleared = chunk.id === 'EXIF' ? await clearExif(data, file) : clearPacket(data, file.limits);
  return cleared && buildWebpChunk(chunk.id, cleared);
}

function insertion(chunks: readonly WebpChunk[], json: string): Splice {
  const last = chunks.findLast(({ id }) => KNOWN.includes(id));
  const at = last === undefined ? FILE_HEADER_LENGTH : last.offset + last.length;
  // Where the last pad byte was left out, it is due before another chunk.
  const padding = new Uint8Array(last === undefined ? 0 : last.length % 2);
  return { from: at, length: 0, bytes: concatBytes(padding, buildWebpChunk('XMP ', newPacket(json))) };
}
