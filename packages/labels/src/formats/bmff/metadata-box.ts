import { utf8ToBytes } from '@anlan/core';
import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { lenientText } from '../../bytes/lenient-text.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, buildBox, children, contentOf, readBox, readContent } from './boxes.ts';

/** A `meta` box: of ISO (with a word of version and flags) or of QuickTime (without). */
export interface MetadataBox {
  readonly box: Box;
  /** 4 or 0. */
  readonly prefixLength: number;
  /** `mdta` for keys and values, `mdir` for an iTunes list. */
  readonly handler: string;
  readonly children: readonly Box[];
}

export interface MetadataItem {
  readonly box: Box;
  /** Of the key list, counted from 1; of an iTunes list it means nothing. */
  readonly index: number;
}

/** The type of a `data` box (QuickTime, well-known types). */
export const UTF8_TYPE = 1;
export const KEY = 'AIGC';

const NAMESPACE = 'mdta';

export async function openMetadata(file: FileView, box: Box): Promise<MetadataBox> {
  const { from, to } = contentOf(box);
  const head = await file.peek(from, Math.min(to - from, 12));
  const prefixLength = hasAscii(head, 'hdlr', 4) ? 0 : 4;
  const inner = await children(file, box, prefixLength);
  const handlerBox = inner.find(({ type }) => type === 'hdlr');
  const handler =
    handlerBox === undefined ? '' : bytesToBinaryText((await readContent(file, handlerBox)).subarray(8, 12));
  return { box, prefixLength, handler, children: inner };
}

/** Names of the keys, the first of which has index 1; undefined for one of another namespace than `mdta`. */
export async function readKeys(file: FileView, metadata: MetadataBox): Promise<readonly (string | undefined)[]> {
  const box = metadata.children.find(({ type }) => type === 'keys');
  if (box === undefined) return [];
  const content = await readContent(file, box);
  const names: (string | undefined)[] = [];
  const count = bigEndian.u32(content, 4);
  for (let at = 8; names.length < count; ) {
    file.step();
    const size = bigEndian.u32(content, at);
    if (size < 8 || at + size > content.length) throw labelError('structure_broken', 'a broken list of keys');
    const ours = hasAscii(content, NAMESPACE, at + 4);
    names.push(ours ? lenientText(content.subarray(at + 8, at + size)) : undefined);
    at += size;
  }
  return names;
}

export async function readItems(file: FileView, metadata: MetadataBox): Promise<readonly MetadataItem[]> {
  const items: MetadataItem[] = [];
  for (const list of metadata.children.filter(({ type }) => type === 'ilst')) {
    for (const box of await children(file, list)) {
      items.push({ box, index: bigEndian.u32(await file.read(box.offset + 4, 4), 0) });
    }
  }
  return items;
}

export interface ItemValue {
  readonly type: number;
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** The texts of an item; values that are longer than any label (covers, lyrics) are passed over, too long labels are not. */
export async function readValues(file: FileView, item: MetadataItem, longest: number): Promise<readonly ItemValue[]> {
  const values: ItemValue[] = [];
  for (const box of (await children(file, item.box)).filter(({ type }) => type === 'data')) {
    const { from, to } = contentOf(box, 8);
    const length = to - from;
    if (length > longest) continue;
    const type = bigEndian.u32(await file.read(box.offset + box.headerLength, 4), 0) & 0xffffff;
    values.push({ type, text: decode(type, await file.read(from, length)), offset: from, length });
  }
  return values;
}

function decode(type: number, bytes: Uint8Array): string {
  return type === 2 ? new TextDecoder('utf-16be').decode(bytes) : lenientText(bytes);
}

/** A `meta` box with the label as its only key. */
export function newMetadata(json: string): Uint8Array {
  const handler = buildBox('hdlr', new Uint8Array(8), utf8ToBytes(NAMESPACE), new Uint8Array(13));
  return buildBox('meta', new Uint8Array(4), handler, buildKeys([keyEntry(KEY)]), buildBox('ilst', labelItem(1, json)));
}

/**
 * The box without the items that `drop` names and, where `json` is given, with the label as its last key. Everything
 * else stays in its order. Keys whose items go, go too, so the items behind them get new indexes.
 */
export async function rebuildKeys(
  file: FileView,
  metadata: MetadataBox,
  drop: ReadonlySet<number>,
  json: string | undefined,
): Promise<Uint8Array> {
  const kept = (await keyEntries(file, metadata))
    .map((bytes, i) => ({ bytes, index: i + 1 }))
    .filter(({ index }) => !drop.has(index));
  const indexes = new Map(kept.map(({ index }, i) => [index, i + 1]));
  const keys = [...kept.map(({ bytes }) => bytes), ...(json === undefined ? [] : [keyEntry(KEY)])];
  const items: Uint8Array[] = [];
  for (const { box, index } of await readItems(file, metadata)) {
    if (drop.has(index)) continue;
    const place = indexes.get(index);
    // It would become a value of the key that is added.
    if (place === undefined)
      throw labelError('file_not_editable', 'a value without a key', { reason: 'value_without_key' });
    const bytes = await readBox(file, box);
    items.push(concatBytes(bytes.subarray(0, 4), bigEndian.put32(place), bytes.subarray(8)));
  }
  if (json !== undefined) items.push(labelItem(keys.length, json));
  return rebuild(file, metadata, { keys: buildKeys(keys), ilst: buildBox('ilst', ...items) });
}

/** An iTunes list without some of its items. */
export async function rebuildList(
  file: FileView,
  metadata: MetadataBox,
  drop: ReadonlySet<number>,
): Promise<Uint8Array> {
  const items: Uint8Array[] = [];
  for (const { box } of await readItems(file, metadata))
    if (!drop.has(box.offset)) items.push(await readBox(file, box));
  return rebuild(file, metadata, { ilst: buildBox('ilst', ...items) });
}

async function rebuild(
  file: FileView,
  metadata: MetadataBox,
  replacement: { readonly keys?: Uint8Array; readonly ilst: Uint8Array },
): Promise<Uint8Array> {
  const prefix = await file.read(contentOf(metadata.box).from, metadata.prefixLength);
  const parts: Uint8Array[] = [];
  for (const child of metadata.children) {
    const renewed = child.type === 'ilst' || (child.type === 'keys' && replacement.keys !== undefined);
    if (!renewed) parts.push(await readBox(file, child));
  }
  return buildBox('meta', prefix, ...parts, replacement.keys ?? new Uint8Array(), replacement.ilst);
}

async function keyEntries(file: FileView, metadata: MetadataBox): Promise<readonly Uint8Array[]> {
  const box = metadata.children.find(({ type }) => type === 'keys');
  const names = await readKeys(file, metadata);
  if (box === undefined) return [];
  const content = await readContent(file, box);
  let at = 8;
  return names.map(() => {
    const size = bigEndian.u32(content, at);
    at += size;
    return content.subarray(at - size, at);
  });
}

function keyEntry(name: string): Uint8Array {
  return buildBox(NAMESPACE, utf8ToBytes(name));
}

function buildKeys(entries: readonly Uint8Array[]): Uint8Array {
  return buildBox('keys', new Uint8Array(4), bigEndian.put32(entries.length), ...entries);
}

function labelItem(index: number, json: string): Uint8Array {
  const data = buildBox('data', bigEndian.put32(UTF8_TYPE), new Uint8Array(4), utf8ToBytes(json));
  return concatBytes(bigEndian.put32(8 + data.length), bigEndian.put32(index), data);
}
