import { utf8ToBytes } from '@anlan/core';
import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import { clearExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { parseLabelText } from '../../object/parse-label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket, newPacket, writePacket } from '../../xmp/write-packet.ts';
import { ExtendedXmp } from './extended-xmp.ts';
import { moveMpf } from './mpf.ts';
import { APP0, APP1, type JpegSegment, jpegSegments, kindOf, MAX_SEGMENT_DATA, XMP_PREFIX } from './segments.ts';

/**
 * One APP1 segment with the packet, after JFIF and EXIF, which readers expect first. An existing packet is edited where
 * it stands; extended XMP and everything else stays.
 */
export async function planJpeg(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const segments = await collect(file);
  await refuseExtendedLabel(segments, file);
  const target = segments.find((segment) => kindOf(segment) === 'xmp');
  const splices: Splice[] = [];
  for (const segment of segments) {
    const splice = segment === target ? await writeInto(segment, json, file) : await clearSegment(segment, file);
    if (splice !== undefined) splices.push(splice);
  }
  if (target === undefined) splices.push(insertPacket(segments, json));
  const index = segments.find((segment) => kindOf(segment) === 'mpf');
  const moved = index === undefined ? undefined : await moveMpf(index, splices, file);
  return planSplices(file.size, moved === undefined ? splices : [...splices, moved]);
}

async function collect(file: FileView): Promise<readonly JpegSegment[]> {
  const segments: JpegSegment[] = [];
  for await (const segment of jpegSegments(file)) segments.push(segment);
  return segments;
}

/** Its digest and its portions would all have to be made anew; no product that is known writes a label there. */
async function refuseExtendedLabel(segments: readonly JpegSegment[], file: FileView): Promise<void> {
  const extended = new ExtendedXmp();
  for (const segment of segments) if (kindOf(segment) === 'extended-xmp') await extended.take(segment, file);
  const holdsLabel = extended
    .discoveries(file)
    .some((found) => found.kind === 'label' && parseLabelText(found.text).fields !== undefined);
  if (holdsLabel) throw labelError('file_not_editable', 'a label in extended XMP', { reason: 'label_in_extended_xmp' });
}

async function writeInto(segment: JpegSegment, json: string, file: FileView): Promise<Splice> {
  const data = await file.read(segment.dataOffset, segment.dataLength);
  const packet = writePacket(data.subarray(XMP_PREFIX.length), json, file.limits);
  return { from: segment.offset, length: segment.length, bytes: xmpSegment(packet) };
}

function insertPacket(segments: readonly JpegSegment[], json: string): Splice {
  let from = 2;
  for (const segment of segments) {
    if (segment.marker !== APP0 && kindOf(segment) !== 'exif') break;
    from = segment.offset + segment.length;
  }
  return { from, length: 0, bytes: xmpSegment(newPacket(json)) };
}

/** Removes a label that stands elsewhere; undefined where the segment has none. */
async function clearSegment(segment: JpegSegment, file: FileView): Promise<Splice | undefined> {
  const kind = kindOf(segment);
  if (kind === 'vendor-label') return { from: segment.offset, length: segment.length, bytes: new Uint8Array() };
  if (kind !== 'xmp' && kind !== 'exif') return undefined;
  const data = await file.read(segment.dataOffset, segment.dataLength);
  if (kind === 'exif') {
    const bytes = await clearExif(data, file);
    return bytes && { from: segment.dataOffset, length: segment.dataLength, bytes };
  }
  const packet = clearPacket(data.subarray(XMP_PREFIX.length), file.limits);
  return packet && { from: segment.offset, length: segment.length, bytes: xmpSegment(packet) };
}

function xmpSegment(packet: Uint8Array): Uint8Array {
  const length = XMP_PREFIX.length + packet.length;
  if (length > MAX_SEGMENT_DATA)
    throw labelError('metadata_too_large', 'the XMP packet does not fit into a JPEG segment');
  return concatBytes(new Uint8Array([0xff, APP1]), bigEndian.put16(length + 2), utf8ToBytes(XMP_PREFIX), packet);
}
