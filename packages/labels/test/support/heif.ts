import { utf8ToBytes } from '@anlan/core';
import { bigEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';

export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(...content);
  return concatBytes(bigEndian.put32(body.length + 8), utf8ToBytes(type), body);
}
export function fullBox(type: string, version: number, ...content: readonly Uint8Array[]): Uint8Array {
  return box(type, new Uint8Array([version, 0, 0, 0]), ...content);
}

export interface HeifItem {
  readonly id: number;
  readonly type: 'hvc1' | 'Exif' | 'mime';
  readonly contentType?: string;
  readonly data: Uint8Array;
  /** Cut into so many extents. */
  readonly parts?: number;
}

export interface HeifOptions {
  readonly items: readonly HeifItem[];
  readonly brand?: string;
  readonly ilocVersion?: 0 | 1 | 2;
  readonly baseSize?: 0 | 4 | 8;
  readonly offsetSize?: 0 | 4 | 8;
  /** Data before the item list, behind it, or within it (`idat`). */
  readonly layout?: 'behind' | 'before' | 'idat';
  /** Bytes of a `free` box between item list and data. */
  readonly free?: number;
  /** The data box reaches to the end of the file. */
  readonly openData?: boolean;
  readonly references?: boolean;
  readonly moov?: (dataAt: number) => Uint8Array;
}

/** A HEIF file whose pixels nobody decodes: every item's data stand in one `mdat`, addressed as the options say. */
export function heif(options: HeifOptions): Uint8Array {
  const draft = assemble(options, 0);
  return assemble(
    options,
    Buffer.from(draft).indexOf(Buffer.from(concatBytes(...options.items.map(({ data }) => data)))),
  );
}

function assemble(options: HeifOptions, dataAt: number): Uint8Array {
  const { items, brand = 'heic', layout = 'behind', free, openData = false, moov } = options;
  const ftyp = box('ftyp', utf8ToBytes(`${brand}\0\0\0\0mif1${brand}`));
  const all = concatBytes(...items.map(({ data }) => data));
  const data = box('mdat', all);
  if (openData) data.set([0, 0, 0, 0]);
  const meta = itemList(options, layout === 'idat' ? 0 : dataAt, all);
  const spare = free === undefined ? new Uint8Array() : box('free', new Uint8Array(free - 8));
  const film = moov === undefined ? new Uint8Array() : moov(dataAt);
  if (layout === 'idat') return concatBytes(ftyp, meta, spare, film);
  return layout === 'before' ? concatBytes(ftyp, data, film, meta) : concatBytes(ftyp, meta, spare, film, data);
}

function itemList(options: HeifOptions, dataAt: number, all: Uint8Array): Uint8Array {
  const { items, layout, references = true } = options;
  const infos = items.map(({ id, type, contentType }) =>
    fullBox(
      'infe',
      2,
      bigEndian.put16(id),
      bigEndian.put16(0),
      utf8ToBytes(`${type}\0${contentType === undefined ? '' : `${contentType}\0`}`),
    ),
  );
  const describes = items
    .slice(1)
    .map(({ id }) => box('cdsc', bigEndian.put16(id), bigEndian.put16(1), bigEndian.put16(items[0]!.id)));
  return fullBox(
    'meta',
    0,
    fullBox('hdlr', 0, new Uint8Array(4), utf8ToBytes('pict'), new Uint8Array(13)),
    fullBox('pitm', 0, bigEndian.put16(items[0]!.id)),
    fullBox('iinf', 0, bigEndian.put16(items.length), ...infos),
    ...(references && describes.length > 0 ? [fullBox('iref', 0, ...describes)] : []),
    locations(options, dataAt),
    ...(layout === 'idat' ? [box('idat', all)] : []),
  );
}

export function locations(options: HeifOptions, dataAt: number): Uint8Array {
  const { items, ilocVersion = 1, baseSize = 0, offsetSize = 4, layout } = options;
  let at = dataAt;
  const rows = items.map(({ id, data, parts = 1 }) => {
    const size = Math.ceil(data.length / parts);
    const base = baseSize > 0 ? at : 0;
    const extents = Array.from({ length: parts }, (_, i) => [
      sized(at - base + i * size, offsetSize),
      sized(Math.min(size, data.length - i * size), 4),
    ]).flat();
    at += data.length;
    return concatBytes(
      sized(id, ilocVersion < 2 ? 2 : 4),
      sized(layout === 'idat' ? 1 : 0, ilocVersion === 0 ? 0 : 2),
      sized(0, 2),
      sized(base, baseSize),
      sized(parts, 2),
      ...extents,
    );
  });
  const sizes = (offsetSize << 12) | (4 << 8) | (baseSize << 4);
  return fullBox('iloc', ilocVersion, sized(sizes, 2), sized(items.length, ilocVersion < 2 ? 2 : 4), ...rows);
}

function sized(value: number, length: number): Uint8Array {
  return bigEndian.put64(value).subarray(8 - length);
}
