import { utf8ToBytes } from '@anlan/core';
import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, movedOffset, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { type AmfValue, ECMA_ARRAY, NUMBER } from './amf0.ts';
import { firstTag, labelProperties, METADATA_EVENT, type ScriptTag, scriptTags } from './script-tags.ts';

const END_MARK = new Uint8Array([0, 0, 9]);
const nothing = new Uint8Array();

/**
 * The label becomes the last property of `onMetaData`; without such a tag, one is put before all others. Tags refer to
 * one another by nothing but the list of key frames that some tools write into the same object: its places are raised.
 */
export async function planFlv(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const property = labelProperty(serialiseLabel(label, 'bare'));
  const tags = await scriptTags(file);
  const target = tags.find(({ event, object }) => event === METADATA_EVENT && isObject(object));
  const edits = tags.map((tag) => ({ tag, edits: editsOf(tag, tag === target ? property : undefined) }));
  const changed = edits.filter((each) => each.edits.length > 0 || each.tag === target);
  const splices = changed.map(({ tag, edits: inner }) => replaceTag(tag, applySplices(tag.data, inner)));
  if (target === undefined) splices.push({ from: await firstTag(file), length: 0, bytes: newTag(property) });
  const move = (offset: number): number =>
    offset === file.size ? lengthAfter(file, splices) : movedOffset(splices, offset);
  const moved = edits
    .map(({ tag, edits: inner }) => ({ tag, inner: [...inner, ...positions(tag, move)] }))
    .filter(({ inner }) => inner.length > 0);
  const renewed = moved.map(({ tag, inner }) => replaceTag(tag, applySplices(tag.data, inner)));
  const added = splices.filter(({ length }) => length === 0);
  return planSplices(file.size, [...renewed, ...added]);
}

function isObject({ type }: AmfValue): boolean {
  return type === 3 || type === ECMA_ARRAY;
}

function lengthAfter(file: FileView, splices: readonly Splice[]): number {
  return splices.reduce((sum, { length, bytes }) => sum + bytes.length - length, file.size);
}

/** Name, type and text; a text beyond 65 535 bytes is of the long type. */
function labelProperty(json: string): Uint8Array {
  const text = utf8ToBytes(json);
  const short = text.length <= 0xffff;
  const value = concatBytes(
    new Uint8Array([short ? 2 : 12]),
    short ? bigEndian.put16(text.length) : bigEndian.put32(text.length),
    text,
  );
  return concatBytes(bigEndian.put16(4), utf8ToBytes('AIGC'), value);
}

/** Within the data of a tag: labels go, and the new one, where it belongs here, comes before the end mark. */
function editsOf(tag: ScriptTag, property: Uint8Array | undefined): readonly Splice[] {
  const { object } = tag;
  const old = labelProperties(tag);
  const edits: Splice[] = old.map(({ start, value }) => ({ from: start, length: value.end - start, bytes: nothing }));
  if (property !== undefined) {
    const last = object.properties.at(-1)?.value.end ?? object.start + (object.type === ECMA_ARRAY ? 5 : 1);
    // A writer that left out the end mark gets one: what is behind the object must not become part of it.
    const closed = object.end - last === END_MARK.length;
    edits.push({ from: last, length: 0, bytes: closed ? property : concatBytes(property, END_MARK) });
  }
  if (object.type === ECMA_ARRAY && edits.length > 0) {
    const count = bigEndian.u32(tag.data, object.start + 1) - old.length + (property === undefined ? 0 : 1);
    edits.push({ from: object.start + 1, length: 4, bytes: bigEndian.put32(Math.max(0, count)) });
  }
  return edits;
}

/** Places in the file that the object holds: of key frames, and the size of the file. */
function positions({ data, object }: ScriptTag, move: (offset: number) => number): readonly Splice[] {
  const named = (value: AmfValue, name: string): readonly AmfValue[] =>
    value.properties.filter((property) => property.name === name).map((property) => property.value);
  const frames = named(object, 'keyframes')
    .flatMap((value) => named(value, 'filepositions'))
    .flatMap(({ elements }) => elements);
  const numbers = [...frames, ...named(object, 'filesize'), ...named(object, 'lastkeyframelocation')];
  return numbers
    .filter(({ type }) => type === NUMBER)
    .flatMap(({ start }) => {
      const view = new DataView(data.buffer, data.byteOffset + start + 1, 8);
      const offset = view.getFloat64(0);
      const after = move(offset);
      if (after === offset) return [];
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setFloat64(0, after);
      return [{ from: start + 1, length: 8, bytes }];
    });
}

function applySplices(data: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const parts = planSplices(data.length, splices).map((piece) =>
    piece.kind === 'bytes' ? piece.bytes : data.subarray(piece.from, piece.from + piece.length),
  );
  return concatBytes(...parts);
}

function replaceTag({ offset, length, header }: ScriptTag, data: Uint8Array): Splice {
  return { from: offset, length, bytes: buildTag(header, data) };
}

function newTag(property: Uint8Array): Uint8Array {
  const event = concatBytes(new Uint8Array([2]), bigEndian.put16(METADATA_EVENT.length), utf8ToBytes(METADATA_EVENT));
  const object = concatBytes(new Uint8Array([ECMA_ARRAY]), bigEndian.put32(1), property, END_MARK);
  return buildTag(concatBytes(new Uint8Array([18]), new Uint8Array(10)), concatBytes(event, object));
}

function buildTag(header: Uint8Array, data: Uint8Array): Uint8Array {
  if (data.length > 0xffffff) throw labelError('metadata_too_large', 'script data of more than 16 MiB');
  const size = bigEndian.put32(data.length).subarray(1);
  return concatBytes(header.subarray(0, 1), size, header.subarray(4), data, bigEndian.put32(11 + data.length));
}
