import type { FileView } from '../../file-view.ts';
import { parseLabelText } from '../../object/parse-label.ts';
import type { PlaceId } from '../../places/place.ts';
import { type Discovery, labelText, remark } from '../format.ts';
import {
  type ItemValue,
  KEY,
  type MetadataBox,
  type MetadataItem,
  readItems,
  readKeys,
  readValues,
  UTF8_TYPE,
} from './metadata-box.ts';

/** Where a `meta` box stands: in `moov.udta`, where the guide puts it, or directly in `moov`. */
export type MetadataSeat = 'user-data' | 'movie';

/** An item that is made for the label, by the name of its key. */
interface KeyedItem {
  readonly item: MetadataItem;
  readonly key: string;
}

const PREFIXED = /\.aigc$/i;

/** What the items of a `meta` box say that may be a label. */
export async function readMetadata(
  file: FileView,
  metadata: MetadataBox,
  seat: MetadataSeat,
): Promise<readonly Discovery[]> {
  if (metadata.handler !== 'mdta') return readList(file, metadata);
  const found: Discovery[] = [];
  for (const keyed of await labelItems(file, metadata)) {
    for (const value of await readValues(file, keyed.item, file.limits.maxXmpBytes))
      found.push(...discoveries(keyed, value, seat));
  }
  return found;
}

/** The items whose key is `AIGC`, in whatever case and behind whatever prefix. */
export async function labelItems(file: FileView, metadata: MetadataBox): Promise<readonly KeyedItem[]> {
  const keys = await readKeys(file, metadata);
  return (await readItems(file, metadata)).flatMap((item) => {
    const key = keys[item.index - 1];
    return key !== undefined && isLabelKey(key) ? [{ item, key }] : [];
  });
}

/** The items of an iTunes list that hold a label, by their offset: nothing there is made for labels. */
export async function labelsInList(file: FileView, metadata: MetadataBox): Promise<ReadonlySet<number>> {
  const offsets = new Set<number>();
  for (const item of await readItems(file, metadata)) {
    const values = await readValues(file, item, file.limits.maxLabelBytes);
    if (values.some(({ text }) => parseLabelText(text).fields !== undefined)) offsets.add(item.box.offset);
  }
  return offsets;
}

export function isLabelKey(key: string): boolean {
  return key.toUpperCase() === KEY || PREFIXED.test(key);
}

function discoveries(
  { key }: KeyedItem,
  { type, text, offset, length }: ItemValue,
  seat: MetadataSeat,
): readonly Discovery[] {
  const place: PlaceId = PREFIXED.test(key) ? 'mp4/prefixed-key' : seat === 'movie' ? 'mp4/movie-keys' : 'mp4/keys';
  const found: Discovery[] = [labelText(place, text, { offset, length })];
  if (key !== KEY && place !== 'mp4/prefixed-key') found.push(remark('key_name_case', { place, detail: { key } }));
  if (type !== UTF8_TYPE) found.push(remark('field_type_unexpected', { place, detail: { type } }));
  return found;
}

async function readList(file: FileView, metadata: MetadataBox): Promise<readonly Discovery[]> {
  const found: Discovery[] = [];
  for (const item of await readItems(file, metadata)) {
    for (const { text, offset, length } of await readValues(file, item, file.limits.maxLabelBytes)) {
      if (parseLabelText(text).fields !== undefined) found.push(labelText('mp4/item-list', text, { offset, length }));
    }
  }
  return found;
}
