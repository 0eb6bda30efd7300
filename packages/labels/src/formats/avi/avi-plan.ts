import { utf8ToBytes } from '@anlan/core';
import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket } from '../../xmp/write-packet.ts';
import { infoItems, isInfoList, isLabelId, newInfo } from '../riff/info-list.ts';
import {
  buildChunk,
  CHUNK_HEADER,
  chunkEnd,
  LIST_HEADER,
  NO_SIZE,
  type RiffChunk,
  riffChunks,
} from '../riff/riff-chunks.ts';
import { type AviForm, aviChunks, isList, openAvi } from './avi-form.ts';

/** Chunks in a row whose room is free or made free, with what of them must stay. */
interface Room {
  readonly from: number;
  readonly length: number;
  readonly kept: Uint8Array;
  readonly hadLabel: boolean;
}

/**
 * A list INFO with the label, in the room of JUNK where there is enough of it. Otherwise before the pictures, if all
 * offsets of the file count from these, or else behind the index: nothing that an index points at is ever moved.
 */
export async function planAvi(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const form = await openAvi(file);
  if (form.open) throw labelError('file_not_editable', 'a recording without sizes', { reason: 'sizes_missing' });
  const info = newInfo(serialiseLabel(label, 'bare'));
  const chunks: RiffChunk[] = [];
  for await (const chunk of aviChunks(file, form)) chunks.push(chunk);
  const rooms = await findRooms(file, chunks);
  const seat = rooms.find((room) => fits(room, info));
  const splices = rooms.flatMap((room) =>
    room === seat || room.hadLabel ? [fill(room, room === seat ? info : undefined)] : [],
  );
  splices.push(...(await clearXmp(file, chunks)));
  if (seat === undefined) splices.push(...(await insert(file, form, { chunks, info })));
  return planSplices(file.size, splices);
}

/** Lists INFO, JUNK and stray labels that stand in a row are one room; those before the pictures come first. */
async function findRooms(file: FileView, chunks: readonly RiffChunk[]): Promise<readonly Room[]> {
  const rooms: Room[] = [];
  for (const chunk of chunks) {
    const room = await roomOf(file, chunk);
    const before = rooms.at(-1);
    if (room === undefined) continue;
    const joined = before !== undefined && before.from + before.length === room.from;
    if (joined) rooms[rooms.length - 1] = join(before, room);
    else rooms.push(room);
  }
  return rooms;
}

function join(a: Room, b: Room): Room {
  const kept = concatBytes(a.kept, b.kept);
  return { from: a.from, length: a.length + b.length, kept, hadLabel: a.hadLabel || b.hadLabel };
}

async function roomOf(file: FileView, chunk: RiffChunk): Promise<Room | undefined> {
  const room = { from: chunk.offset, length: chunk.length };
  if (chunk.id === 'JUNK') return { ...room, kept: new Uint8Array(), hadLabel: false };
  if (isLabelId(chunk.id)) return { ...room, kept: new Uint8Array(), hadLabel: true };
  if (!(await isInfoList(file, chunk))) return undefined;
  const items = await infoItems(file, chunk);
  const others = items.filter(({ id }) => !isLabelId(id));
  if (others.length === items.length)
    return { ...room, kept: await file.readBlock(chunk.offset, chunk.length), hadLabel: false };
  const parts: Uint8Array[] = [];
  for (const { id, dataOffset, dataLength } of others)
    parts.push(buildChunk(id, await file.readBlock(dataOffset, dataLength)));
  const kept = others.length === 0 ? new Uint8Array() : buildChunk('LIST', utf8ToBytes('INFO'), ...parts);
  return { ...room, kept, hadLabel: true };
}

function fits({ length, kept }: Room, info: Uint8Array): boolean {
  const left = length - kept.length - info.length;
  return left === 0 || left >= CHUNK_HEADER;
}

/** The room with what stays, the label where it goes here, and JUNK: of the same length as before. */
function fill({ from, length, kept }: Room, info: Uint8Array | undefined): Splice {
  const used = concatBytes(kept, info ?? new Uint8Array());
  const left = length - used.length;
  const junk = left === 0 ? new Uint8Array() : buildChunk('JUNK', new Uint8Array(left - CHUNK_HEADER));
  return { from, length, bytes: concatBytes(used, junk).subarray(0, length) };
}

async function clearXmp(file: FileView, chunks: readonly RiffChunk[]): Promise<readonly Splice[]> {
  const splices: Splice[] = [];
  for (const { dataOffset, dataLength } of chunks.filter(({ id }) => id === '_PMX')) {
    const cleared = clearPacket(await file.readBlock(dataOffset, dataLength), file.limits);
    if (cleared === undefined) continue;
    const bytes = new Uint8Array(dataLength).fill(0x20);
    bytes.set(cleared);
    splices.push({ from: dataOffset, length: dataLength, bytes });
  }
  return splices;
}

interface Insertion {
  readonly chunks: readonly RiffChunk[];
  readonly info: Uint8Array;
}

/** Without room: the form grows. Where further forms follow, an index holds their absolute places. */
async function insert(file: FileView, form: AviForm, { chunks, info }: Insertion): Promise<readonly Splice[]> {
  if (form.extended) throw labelError('file_not_editable', 'no room before further forms', { reason: 'no_room' });
  if (form.end - 8 + info.length >= NO_SIZE)
    throw labelError('metadata_too_large', 'the file would need sizes of 64 bits');
  const pictures = await find(file, chunks, 'movi');
  const movable = pictures !== undefined && (await countsFromPictures(file, chunks, pictures));
  const last = chunks.at(-1);
  const from = movable ? pictures.offset : last === undefined ? form.end : chunkEnd(last);
  const bytes = from % 2 === 0 ? info : concatBytes(new Uint8Array(1), info);
  return [
    { from, length: 0, bytes },
    { from: 4, length: 4, bytes: littleEndian.put32(form.end - 8 + bytes.length) },
  ];
}

async function find(file: FileView, chunks: readonly RiffChunk[], type: string): Promise<RiffChunk | undefined> {
  for (const chunk of chunks) if (await isList(file, chunk, type)) return chunk;
  return undefined;
}

/** The old index counts from `movi` in most files, from the beginning of the file in some; an OpenDML index always does. */
async function countsFromPictures(file: FileView, chunks: readonly RiffChunk[], pictures: RiffChunk): Promise<boolean> {
  const headers = await find(file, chunks, 'hdrl');
  if (headers === undefined || (await hasOpenDmlIndex(file, headers))) return false;
  const index = chunks.find(({ id }) => id === 'idx1');
  if (index === undefined || index.dataLength < 16) return true;
  return littleEndian.u32(await file.read(index.dataOffset + 8, 4), 0) < pictures.dataOffset;
}

async function hasOpenDmlIndex(file: FileView, headers: RiffChunk): Promise<boolean> {
  for await (const list of riffChunks(file, { from: headers.offset + LIST_HEADER, to: chunkEnd(headers) })) {
    if (!(await isList(file, list, 'strl'))) continue;
    for await (const chunk of riffChunks(file, { from: list.offset + LIST_HEADER, to: chunkEnd(list) })) {
      if (chunk.id === 'indx') return true;
    }
  }
  return false;
}
