import { utf8ToBytes } from '@anlan/core';
import type { ByteOrder } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';

export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  /** A value that goes behind an offset; or a number that is written in place. */
  readonly value: Uint8Array | number;
  readonly count?: number;
}

/** A classic TIFF of one row of four grey pixels on each page. Entries of a page must be sorted by tag by the caller. */
export function tiff(order: ByteOrder, pages: readonly (readonly TiffEntry[])[]): Uint8Array {
  const parts: Uint8Array[] = [
    utf8ToBytes(order.name === 'big' ? 'MM\0*' : 'II*\0'),
    order.put32(12),
    new Uint8Array([1, 2, 3, 4]),
  ];
  let at = 12;
  for (const [i, page] of pages.entries()) {
    const entries = [...picture, ...page].sort((a, b) => a.tag - b.tag);
    const blocks = at + 2 + entries.length * 12 + 4;
    let blockAt = blocks;
    const rows = entries.map((entry) => {
      const row = concatBytes(
        order.put16(entry.tag),
        order.put16(entry.type),
        countOf(entry, order),
        fieldOf(entry, blockAt, order),
      );
      if (typeof entry.value !== 'number') blockAt += entry.value.length;
      return row;
    });
    const values = entries.map(({ value }) => (typeof value === 'number' ? new Uint8Array() : value));
    const next = i === pages.length - 1 ? 0 : blockAt;
    parts.push(order.put16(entries.length), ...rows, order.put32(next), ...values);
    at = blockAt;
  }
  return concatBytes(...parts);
}

const picture: readonly TiffEntry[] = [
  { tag: 256, type: 4, value: 4 },
  { tag: 257, type: 4, value: 1 },
  { tag: 258, type: 4, value: 8 },
  { tag: 259, type: 4, value: 1 },
  { tag: 262, type: 4, value: 1 },
  { tag: 273, type: 4, value: 8 },
  { tag: 278, type: 4, value: 1 },
  { tag: 279, type: 4, value: 4 },
];

function countOf({ value, count }: TiffEntry, order: ByteOrder): Uint8Array {
  return order.put32(count ?? (typeof value === 'number' ? 1 : value.length));
}

function fieldOf({ value }: TiffEntry, at: number, order: ByteOrder): Uint8Array {
  return order.put32(typeof value === 'number' ? value : at);
}
