import { bigEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { buildBox } from '../../../src/formats/bmff/boxes.ts';
import { ascii } from '../media/round-trip.ts';

export const samples: Uint8Array = Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 251);

export interface MovieOptions {
  readonly before?: readonly Uint8Array[];
  readonly between?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
  readonly inMovie?: readonly Uint8Array[];
  readonly inSampleTable?: readonly Uint8Array[];
  readonly movieFirst?: boolean;
  readonly wide?: boolean;
}

/** A movie of one track with two chunks, which are where its table says: `chunks` gives them back. */
export function movie(options: MovieOptions = {}): Uint8Array {
  const { before = [], between = [], after = [], movieFirst = true } = options;
  const first = concatBytes(buildBox('ftyp', ascii('isom'), new Uint8Array(4), ascii('isom')), ...before);
  const media = buildBox('mdat', samples);
  const length = movieBox(0, options).length;
  const gap = concatBytes(...between);
  const mediaAt = first.length + (movieFirst ? length + gap.length : 0) + 8;
  const header = movieBox(mediaAt, options);
  const order = movieFirst ? [header, gap, media] : [media, gap, header];
  return concatBytes(first, ...order, ...after);
}

function movieBox(mediaAt: number, { inMovie = [], inSampleTable = [], wide = false }: MovieOptions): Uint8Array {
  const put = wide ? bigEndian.put64 : bigEndian.put32;
  const table = buildBox(
    wide ? 'co64' : 'stco',
    new Uint8Array(4),
    bigEndian.put32(2),
    put(mediaAt),
    put(mediaAt + 100),
  );
  const track = buildBox('trak', buildBox('mdia', buildBox('minf', buildBox('stbl', table, ...inSampleTable))));
  return buildBox('moov', buildBox('mvhd', new Uint8Array(100)), track, ...inMovie);
}

/** What the chunk table points at, 100 bytes each. */
export function chunks(bytes: Uint8Array): readonly Uint8Array[] {
  const text = new TextDecoder('latin1').decode(bytes);
  const wide = text.includes('co64');
  const at = text.indexOf(wide ? 'co64' : 'stco') + 12;
  const offsets = wide
    ? [bigEndian.u64(bytes, at), bigEndian.u64(bytes, at + 8)]
    : [bigEndian.u32(bytes, at), bigEndian.u32(bytes, at + 4)];
  return offsets.map((offset) => bytes.subarray(offset, offset + 100));
}

/** A `meta` box of keys and values, or of an iTunes list where there are no keys. */
export function metadata(
  handler: 'mdta' | 'mdir',
  items: Readonly<Record<string, string>>,
  quickTime = false,
): Uint8Array {
  const names = Object.keys(items);
  const keys = buildBox(
    'keys',
    new Uint8Array(4),
    bigEndian.put32(names.length),
    ...names.map((name) => buildBox('mdta', ascii(name))),
  );
  const values = names.map((name, i) => {
    const data = buildBox('data', bigEndian.put32(1), new Uint8Array(4), ascii(items[name] ?? ''));
    const type = handler === 'mdta' ? bigEndian.put32(i + 1) : ascii(name);
    return concatBytes(bigEndian.put32(data.length + 8), type, data);
  });
  const prefix = new Uint8Array(quickTime ? 0 : 4);
  const hdlr = buildBox('hdlr', new Uint8Array(8), ascii(handler), new Uint8Array(13));
  return buildBox('meta', prefix, hdlr, ...(handler === 'mdta' ? [keys] : []), buildBox('ilst', ...values));
}
