import { utf8ToBytes } from '@anlan/core';
import { lenientText } from '../../bytes/lenient-text.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Discovery, labelText, remark } from '../format.ts';
import { buildChecked, buildElement, CRC32, type Element, elementsIn } from './ebml.ts';
import { TAGS } from './segment.ts';

const TAG = 0x7373;
const TARGETS = 0x63c0;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
const TAG_STRING = 0x4487;
/** Track, edition, chapter and attachment that a tag is about; 0 stands for all of them. */
const TARGET_UIDS = new Set([0x63c5, 0x63c9, 0x63c4, 0x63c6]);
const NAME = 'AIGC';

/** The content of a `Tags` element, with the means to walk it within limits. */
export interface TagList {
  readonly bytes: Uint8Array;
  readonly file: FileView;
}

export function readTags(list: TagList): readonly Discovery[] {
  return children(list).flatMap((tag) => (tag.id === TAG ? readTag(list, tag) : []));
}

function readTag(list: TagList, tag: Element): readonly Discovery[] {
  const whole = !children(list, tag).some((child) => child.id === TARGETS && isPartial(list, child));
  return simpleTags(list, tag, 0).flatMap(({ element, depth }) => {
    const name = nameOf(list, element);
    if (name.toUpperCase() !== NAME) return [];
    const place = whole && depth === 0 ? 'matroska/tag' : 'matroska/other-tag';
    const found: Discovery = labelText(place, textOf(list, element, TAG_STRING));
    return name === NAME ? [found] : [found, remark('key_name_case', { place, detail: { key: name } })];
  });
}

function isPartial({ bytes, file }: TagList, targets: Element): boolean {
  const uids = elementsIn(bytes, () => file.step(), targets).filter(({ id }) => TARGET_UIDS.has(id));
  return uids.some(({ dataStart, end }) => bytes.subarray(dataStart, end).some((byte) => byte !== 0));
}

interface NestedTag {
  readonly element: Element;
  readonly depth: number;
}

function simpleTags(list: TagList, parent: Element, depth: number): readonly NestedTag[] {
  assertDepth(list, depth);
  return children(list, parent)
    .filter(({ id }) => id === SIMPLE_TAG)
    .flatMap((element) => [{ element, depth }, ...simpleTags(list, element, depth + 1)]);
}

function assertDepth({ file }: TagList, depth: number): void {
  if (depth > file.limits.maxDepth) throw labelError('limit_reached', 'tags nested too deep');
}

/** The `Tags` element with no label but, where it is given, this one; undefined where nothing would change. */
export function rebuildTags(list: TagList, json: string | undefined): Uint8Array | undefined {
  const all = children(list);
  const kept = all.filter(({ id }) => id !== CRC32).map((element) => withoutLabel(list, element, 0));
  if (json === undefined && kept.every(({ same }) => same)) return undefined;
  const parts = kept.map(({ bytes }) => bytes);
  const content = concatBytes(...parts, ...(json === undefined ? [] : [labelTag(json)]));
  return buildChecked(
    TAGS,
    all.some(({ id }) => id === CRC32),
    content,
  );
}

/** A `Tags` element with the label alone, about the whole file. */
export function newTags(json: string): Uint8Array {
  return buildElement(TAGS, labelTag(json));
}

function labelTag(json: string): Uint8Array {
  const simple = buildElement(
    SIMPLE_TAG,
    buildElement(TAG_NAME, utf8ToBytes(NAME)),
    buildElement(TAG_STRING, utf8ToBytes(json)),
  );
  return buildElement(TAG, buildElement(TARGETS), simple);
}

interface Kept {
  readonly bytes: Uint8Array;
  readonly same: boolean;
}

/** An element without the labels in it; a `Tag` that was about nothing else goes as a whole. */
function withoutLabel(list: TagList, element: Element, depth: number): Kept {
  assertDepth(list, depth);
  const whole = { bytes: list.bytes.subarray(element.start, element.end), same: true };
  if (element.id !== TAG && element.id !== SIMPLE_TAG) return whole;
  if (element.id === SIMPLE_TAG && nameOf(list, element).toUpperCase() === NAME)
    return { bytes: new Uint8Array(), same: false };
  const inner = children(list, element);
  const kept = inner
    .filter(({ id }) => id !== CRC32)
    .map((child) => ({ child, ...withoutLabel(list, child, depth + 1) }));
  if (kept.every(({ same }) => same)) return whole;
  const empty = element.id === TAG && !kept.some(({ child, bytes }) => child.id === SIMPLE_TAG && bytes.length > 0);
  if (empty) return { bytes: new Uint8Array(), same: false };
  const content = concatBytes(...kept.map(({ bytes }) => bytes));
  return {
    bytes: buildChecked(
      element.id,
      inner.some(({ id }) => id === CRC32),
      content,
    ),
    same: false,
  };
}

function children({ bytes, file }: TagList, part?: Element): readonly Element[] {
  return elementsIn(bytes, () => file.step(), part);
}

function nameOf(list: TagList, simple: Element): string {
  return textOf(list, simple, TAG_NAME);
}

function textOf(list: TagList, simple: Element, id: number): string {
  const element = children(list, simple).find((child) => child.id === id);
  return element === undefined
    ? ''
    : lenientText(list.bytes.subarray(element.dataStart, element.end)).replace(/\0+$/, '');
}
