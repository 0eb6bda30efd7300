import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import { userCommentOf } from '../../exif/user-comment.ts';
import type { FileView } from '../../file-view.ts';
import {
  type Directory,
  type DirectoryEntry,
  findEntries,
  readChain,
  readValue,
  UNDEFINED_TYPE,
} from '../../ifd/directory.ts';
import { readTiffHeader, type TiffLayout } from '../../ifd/tiff-header.ts';
import type { AigcLabel } from '../../object/label.ts';
import { parseLabelText } from '../../object/parse-label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket, newPacket, writePacket } from '../../xmp/write-packet.ts';
import { buildDirectory } from './new-directory.ts';
import { XMP_TAG } from './tiff-read.ts';

const SPACE = 0x20;

/** What the plan works on. */
interface Subject {
  readonly file: FileView;
  readonly layout: TiffLayout;
  readonly first: Directory;
  readonly others: readonly DirectoryEntry[];
}

/**
 * Tag 700 of the first directory. A packet that fits where the old one stands is written there; else packet and a new copy
 * of the directory go to the end of the file and the header points there, so that no strip and no other offset moves.
 */
export async function planTiff(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const subject = await survey(file);
  const json = serialiseLabel(label, 'bare');
  const [entry] = findEntries(subject.first, XMP_TAG);
  const packet = entry === undefined ? newPacket(json) : writePacket(await readValue(file, entry), json, file.limits);
  const splices =
    entry !== undefined && fits(entry, packet, subject)
      ? inPlace(entry, packet, subject)
      : await atEnd(packet, subject);
  return planSplices(file.size, [...splices, ...(await clearElsewhere(subject))]);
}

async function survey(file: FileView): Promise<Subject> {
  const layout = await readTiffHeader(file);
  const directories: Directory[] = [];
  for await (const directory of readChain(file, layout)) directories.push(directory);
  const [first, ...pages] = directories;
  if (first === undefined) throw labelError('structure_broken', 'a TIFF structure without directory');
  return { file, layout, first, others: pages.flatMap((page) => findEntries(page, XMP_TAG)) };
}

/** Alone in its directory, of bytes, behind an offset, not shared with another page. */
function fits(entry: DirectoryEntry, packet: Uint8Array, { layout, first, others }: Subject): boolean {
  const alone = findEntries(first, XMP_TAG).length === 1 && !others.some(({ valueAt }) => valueAt === entry.valueAt);
  const room = entry.length ?? 0;
  return alone && entry.count === room && room > (layout.big ? 8 : 4) && packet.length <= room;
}

function inPlace(entry: DirectoryEntry, packet: Uint8Array, { layout }: Subject): readonly Splice[] {
  const room = entry.length ?? 0;
  return [
    { from: entry.valueAt, length: room, bytes: padded(packet, room) },
    { from: entry.offset + 2, length: 2, bytes: layout.order.put16(UNDEFINED_TYPE) },
  ];
}

async function atEnd(packet: Uint8Array, subject: Subject): Promise<readonly Splice[]> {
  const { file, layout, first } = subject;
  const packetAt = even(file.size);
  const directoryAt = even(packetAt + packet.length);
  const directory = buildDirectory(first, layout, { at: packetAt, length: packet.length });
  if (directoryAt + directory.length > layout.maxOffset)
    throw labelError('metadata_too_large', 'a TIFF file has at most 4 GiB');
  const appended = new Uint8Array(directoryAt + directory.length - file.size);
  appended.set(packet, packetAt - file.size);
  appended.set(directory, directoryAt - file.size);
  const pointer = layout.big ? layout.order.put64(directoryAt) : layout.order.put32(directoryAt);
  return [
    { from: layout.firstAt, length: pointer.length, bytes: pointer },
    { from: file.size, length: 0, bytes: appended },
    ...(await blankOld(subject)),
  ];
}

/** The old packet is not referred to any more; blank, so that nothing that scans bytes finds a second label. */
async function blankOld({ file, layout, first, others }: Subject): Promise<readonly Splice[]> {
  const splices: Splice[] = [];
  for (const entry of findEntries(first, XMP_TAG)) {
    if (others.some(({ valueAt }) => valueAt === entry.valueAt) || (entry.length ?? 0) <= (layout.big ? 8 : 4))
      continue;
    const old = await readValue(file, entry);
    splices.push({ from: entry.valueAt, length: old.length, bytes: padded(new Uint8Array(), old.length) });
  }
  return splices;
}

/** Labels of other pages and of EXIF, removed where they stand without moving anything. */
async function clearElsewhere({ file, layout, first, others }: Subject): Promise<readonly Splice[]> {
  const splices = new Map<number, Splice>();
  for (const entry of others) {
    const old = await readValue(file, entry);
    const cleared = clearPacket(old, file.limits);
    if (cleared !== undefined)
      splices.set(entry.valueAt, { from: entry.valueAt, length: old.length, bytes: padded(cleared, old.length) });
  }
  const comment = await userCommentOf(file, layout, first);
  if (comment === undefined || parseLabelText(comment.text).fields === undefined) return [...splices.values()];
  return [...splices.values(), { from: comment.offset, length: comment.length, bytes: new Uint8Array(comment.length) }];
}

function padded(packet: Uint8Array, length: number): Uint8Array {
  return concatBytes(packet, new Uint8Array(Math.max(0, length - packet.length)).fill(SPACE));
}

function even(offset: number): number {
  return offset + (offset % 2);
}
