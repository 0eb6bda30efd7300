import { utf8ToBytes } from '@anlan/core';
import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket } from '../../xmp/write-packet.ts';
import { parseTag, tagLength } from '../id3/id3-tag.ts';
import { clearTag } from '../id3/label-frames.ts';
import { infoItems, isInfoList, isLabelId, LABEL_ID } from '../riff/info-list.ts';
import { buildChunk, chunkEnd, LIST_HEADER, NO_SIZE, type RiffChunk } from '../riff/riff-chunks.ts';
import { openWav, type WavForm, wavChunks } from './wav-form.ts';
import { isId3 } from './wav-read.ts';

const nothing = new Uint8Array();

/**
 * One chunk `AIGC` behind all others, so that the sound stays where it is. In a stream without sizes the sound has no
 * known end: there it goes before the sound. Nothing in a WAVE file points to absolute places.
 */
export async function planWav(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const form = await openWav(file);
  const splices: Splice[] = [];
  let seat: number = LIST_HEADER;
  let sound: number | undefined;
  for await (const chunk of wavChunks(file, form)) {
    seat = chunkEnd(chunk);
    if (chunk.id === 'data') sound ??= chunk.offset;
    splices.push(...(await clearChunk(file, chunk)));
  }
  // Not at the end of the form: a few stray bytes there would hide the chunk behind them.
  if (form.open) seat = sound ?? seat;
  const chunk = buildChunk(LABEL_ID, utf8ToBytes(serialiseLabel(label, 'bare')));
  // A writer that left out the last pad byte would make the new chunk begin at an odd place.
  splices.push({ from: seat, length: 0, bytes: seat % 2 === 0 ? chunk : concatBytes(new Uint8Array(1), chunk) });
  return planSplices(file.size, [...splices, ...newSize(form, splices)]);
}

function newSize({ open, end, largeSizeAt }: WavForm, splices: readonly Splice[]): readonly Splice[] {
  if (open) return [];
  const size = splices.reduce((sum, { length, bytes }) => sum + bytes.length - length, end - 8);
  if (largeSizeAt !== undefined) return [{ from: largeSizeAt, length: 8, bytes: littleEndian.put64(size) }];
  if (size >= NO_SIZE) throw labelError('metadata_too_large', 'the file would need sizes of 64 bits');
  return [{ from: 4, length: 4, bytes: littleEndian.put32(size) }];
}

/** Nothing, or the edits that take a label out of a chunk. */
async function clearChunk(file: FileView, chunk: RiffChunk): Promise<readonly Splice[]> {
  if (isLabelId(chunk.id)) return [replace(chunk, nothing)];
  if (chunk.id === '_PMX') {
    const packet = clearPacket(await file.readBlock(chunk.dataOffset, chunk.dataLength), file.limits);
    return packet === undefined ? [] : [replace(chunk, buildChunk(chunk.id, packet))];
  }
  if (isId3(chunk)) return clearId3(file, chunk);
  return (await isInfoList(file, chunk)) ? clearInfo(file, chunk) : [];
}

async function clearId3(file: FileView, chunk: RiffChunk): Promise<readonly Splice[]> {
  const data = await file.readBlock(chunk.dataOffset, chunk.dataLength);
  const length = tagLength(data);
  if (length === undefined || length > data.length) return [];
  const cleared = clearTag(parseTag(data.subarray(0, length), 0, (count) => file.step(count)));
  return cleared === undefined ? [] : [replace(chunk, buildChunk(chunk.id, cleared, data.subarray(length)))];
}

async function clearInfo(file: FileView, list: RiffChunk): Promise<readonly Splice[]> {
  const items = await infoItems(file, list);
  const kept = items.filter(({ id }) => !isLabelId(id));
  if (kept.length === items.length) return [];
  const parts: Uint8Array[] = [];
  for (const { id, dataOffset, dataLength } of kept)
    parts.push(buildChunk(id, await file.readBlock(dataOffset, dataLength)));
  return [replace(list, kept.length === 0 ? nothing : buildChunk('LIST', utf8ToBytes('INFO'), ...parts))];
}

function replace({ offset, length }: RiffChunk, bytes: Uint8Array): Splice {
  return { from: offset, length, bytes };
}
