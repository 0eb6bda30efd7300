import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import { clearExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket, newPacket, writePacket } from '../../xmp/write-packet.ts';
import { buildChunk, type PngChunk, pngChunks, readChunk } from './chunks.ts';
import { isTextOfInterest } from './png-read.ts';
import { buildXmpChunk, openTextChunk, XMP_KEYWORD } from './text-chunk.ts';

const nothing = new Uint8Array();

/** What a metadata chunk holds that a label may stand in. */
type Opened = { readonly chunk: PngChunk } & (
  | { readonly kind: 'xmp'; readonly packet: Uint8Array; readonly normative: boolean }
  | { readonly kind: 'label' }
  | { readonly kind: 'exif'; readonly data: Uint8Array }
);

/**
 * One uncompressed iTXt chunk directly behind IHDR, as products do it: before the palette and the pixels, where nothing
 * depends on its place. An existing packet is edited and moves there when it stands elsewhere.
 */
export async function planPng(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const { opened, headerEnd, pixelsAt } = await openMetadata(file);
  const target =
    opened.find((each) => each.kind === 'xmp' && each.normative) ?? opened.find(({ kind }) => kind === 'xmp');
  const packet = target?.kind === 'xmp' ? writePacket(target.packet, json, file.limits) : newPacket(json);
  const stays = target !== undefined && target.chunk.offset < pixelsAt;
  const splices: Splice[] = stays ? [] : [{ from: headerEnd, length: 0, bytes: buildXmpChunk(packet) }];
  for (const each of opened) {
    const splice =
      each === target ? replace(each.chunk, stays ? buildXmpChunk(packet) : nothing) : await clear(each, file);
    if (splice !== undefined) splices.push(splice);
  }
  return planSplices(file.size, splices);
}

async function openMetadata(
  file: FileView,
): Promise<{ readonly opened: readonly Opened[]; readonly headerEnd: number; readonly pixelsAt: number }> {
  const opened: Opened[] = [];
  let headerEnd: number | undefined;
  let pixelsAt = Number.POSITIVE_INFINITY;
  for await (const chunk of pngChunks(file)) {
    if (headerEnd === undefined && chunk.type !== 'IHDR')
      throw labelError('structure_broken', 'the first chunk is not IHDR');
    headerEnd ??= chunk.offset + chunk.length;
    if (chunk.type === 'IDAT') pixelsAt = Math.min(pixelsAt, chunk.offset);
    const each = await open(chunk, file);
    if (each !== undefined) opened.push(each);
  }
  return { opened, headerEnd: headerEnd ?? 0, pixelsAt };
}

async function open(chunk: PngChunk, file: FileView): Promise<Opened | undefined> {
  if (chunk.type === 'eXIf') return { kind: 'exif', chunk, data: (await readChunk(chunk, file)).data };
  if (!(await isTextOfInterest(chunk, file))) return undefined;
  const { keyword, text, compressed } = await openTextChunk(chunk.type, (await readChunk(chunk, file)).data, file);
  if (keyword !== XMP_KEYWORD) return { kind: 'label', chunk };
  return { kind: 'xmp', chunk, packet: text, normative: chunk.type === 'iTXt' && !compressed };
}

/** Removes a label that stands elsewhere; undefined where the chunk has none. */
async function clear(each: Opened, file: FileView): Promise<Splice | undefined> {
  if (each.kind === 'label') return replace(each.chunk, nothing);
  if (each.kind === 'exif') {
    const data = await clearExif(each.data, file);
    return data && replace(each.chunk, buildChunk('eXIf', data));
  }
  const packet = clearPacket(each.packet, file.limits);
  return packet && replace(each.chunk, buildXmpChunk(packet));
}

function replace(chunk: PngChunk, bytes: Uint8Array): Splice {
  return { from: chunk.offset, length: chunk.length, bytes };
}
