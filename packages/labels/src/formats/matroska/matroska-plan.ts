import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, movedOffset, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { buildVoid, CRC32, VOID } from './ebml.ts';
import { addSeek, growSegment, movePositions } from './positions.ts';
import {
  CLUSTER,
  headerAt,
  openSegment,
  readTop,
  type Segment,
  TAGS,
  type TopElement,
  topElements,
} from './segment.ts';
import { newTags, rebuildTags } from './tags.ts';

const POSITION = 0xa7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;

/** Everything that the ways of placing the tags look at. */
interface Layout {
  readonly file: FileView;
  readonly segment: Segment;
  readonly top: readonly TopElement[];
  /** The tags that the label is written into; undefined where the file has none. */
  readonly old: TopElement | undefined;
  readonly tags: Uint8Array;
}

/**
 * The label joins the first `Tags` element. Ways of placing it, the first that is open is taken; clusters are copied in all:
 * where the old tags stand, with the void behind them; in another void before the clusters; before the clusters, with all
 * positions in seek heads and cues raised; behind everything, with a seek entry pointing there, which some readers ignore.
 */
export async function planMatroska(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const segment = await openSegment(file);
  const top: TopElement[] = [];
  for await (const element of topElements(file, segment)) top.push(element);
  // It covers everything that follows, pictures and sound included.
  if (top[0]?.id === CRC32)
    throw labelError('file_not_editable', 'a checksum of the segment', { reason: 'segment_checksum' });
  const [old, ...others] = top.filter(({ id }) => id === TAGS);
  const tags = old === undefined ? newTags(json) : rebuildTags({ bytes: await readTop(file, old), file }, json);
  const layout = { file, segment, top, old, tags: tags ?? newTags(json) };
  const placed = inPlace(layout) ?? (await inVoid(layout)) ?? (await beforeClusters(layout)) ?? (await atEnd(layout));
  if (placed === undefined) throw labelError('file_not_editable', 'no place for the tags', { reason: 'no_room' });
  return planSplices(file.size, [...placed, ...(await clearOthers(file, others))]);
}

/** Further tags lose their labels in place; void fills the gap. */
async function clearOthers(file: FileView, others: readonly TopElement[]): Promise<readonly Splice[]> {
  const splices: Splice[] = [];
  for (const element of others) {
    const bytes = rebuildTags({ bytes: await readTop(file, element), file }, undefined);
    if (bytes !== undefined) splices.push(fill(element.offset, element.length, bytes));
  }
  return splices;
}

function fits(length: number, bytes: Uint8Array): boolean {
  return length === bytes.length || length >= bytes.length + 2;
}

function fill(from: number, length: number, bytes: Uint8Array): Splice {
  if (!fits(length, bytes)) throw labelError('file_not_editable', 'a gap too small for a void', { reason: 'no_room' });
  return { from, length, bytes: concatBytes(bytes, buildVoid(length - bytes.length)) };
}

function inPlace({ top, old, tags }: Layout): readonly Splice[] | undefined {
  if (old === undefined) return undefined;
  const next = top[top.indexOf(old) + 1];
  const length = old.length + (next?.id === VOID ? next.length : 0);
  return fits(length, tags) ? [fill(old.offset, length, tags)] : undefined;
}

/** A seek entry for the old tags is pointed at the void that takes the new ones. */
async function inVoid(layout: Layout): Promise<readonly Splice[] | undefined> {
  const { top, segment, old, tags } = layout;
  const firstCluster = top.findIndex(({ id }) => id === CLUSTER);
  const room = top.find(
    ({ id, length }, i) => id === VOID && fits(length, tags) && (firstCluster === -1 || i < firstCluster),
  );
  if (room === undefined) return undefined;
  const seeks = await repoint(layout, room.offset - segment.dataOffset);
  return seeks && [fill(room.offset, room.length, tags), ...vacate(old), ...seeks];
}

function vacate(old: TopElement | undefined): readonly Splice[] {
  return old === undefined ? [] : [{ from: old.offset, length: old.length, bytes: buildVoid(old.length) }];
}

async function repoint({ file, top, old, segment }: Layout, position: number): Promise<readonly Splice[] | undefined> {
  const before = old === undefined ? undefined : old.offset - segment.dataOffset;
  return movePositions(file, top, (at, id) => (id === TAGS && at === before ? position : at));
}

/** The first way of live recordings, which have no index that could be wrong. */
async function beforeClusters({ file, segment, top, old, tags }: Layout): Promise<readonly Splice[] | undefined> {
  const cluster = top.find(({ id }) => id === CLUSTER);
  if (cluster !== undefined && (await saysItsPosition(file, cluster))) return undefined;
  const from = cluster?.offset ?? segment.end;
  const stays = old !== undefined && old.offset < from;
  const written = stays
    ? [{ from: old.offset, length: old.length, bytes: tags }]
    : [{ from, length: 0, bytes: tags }, ...vacate(old)];
  const growth = written.reduce((sum, { bytes, length }) => sum + bytes.length - length, 0);
  const base = segment.dataOffset;
  const seeks = await movePositions(file, top, (at, id) => {
    if (id === TAGS && old !== undefined && at === old.offset - base) return stays ? at : from - base;
    return movedOffset(written, at + base) - base;
  });
  const size = growSegment(segment, growth);
  return seeks && size && [...written, ...seeks, ...size];
}

/** Open where the segment says its size, and a seek entry can point there: players do not look behind clusters otherwise. */
async function atEnd(layout: Layout): Promise<readonly Splice[] | undefined> {
  const { file, segment, top, old, tags } = layout;
  const size = growSegment(segment, tags.length);
  if (segment.size === undefined || size === undefined) return undefined;
  const position = segment.end - segment.dataOffset;
  const repointed = await repoint(layout, position);
  const added = repointed?.length === 0 ? await addSeek(file, top, position) : undefined;
  const seeks = added === undefined ? (repointed ?? []) : [added];
  return seeks.length === 0
    ? undefined
    : [{ from: segment.end, length: 0, bytes: tags }, ...vacate(old), ...seeks, ...size];
}

/** `Position` stands before the first block, where it stands at all. */
async function saysItsPosition(file: FileView, cluster: TopElement): Promise<boolean> {
  for (let at = cluster.offset + cluster.headerLength; at < cluster.offset + cluster.length; ) {
    file.step();
    const { id, headerLength, size } = await headerAt(file, at);
    if (id === POSITION) return true;
    if (id === SIMPLE_BLOCK || id === BLOCK_GROUP || size === undefined) return false;
    at += headerLength + size;
  }
  return false;
}
