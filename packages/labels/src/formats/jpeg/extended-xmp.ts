import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, remark } from '../format.ts';
import { EXTENDED_XMP_PREFIX, type JpegSegment } from './segments.ts';

const GUID_LENGTH = 32;
const HEADER_LENGTH = EXTENDED_XMP_PREFIX.length + GUID_LENGTH + 8;

interface Portion {
  readonly guid: string;
  readonly fullLength: number;
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * Collects the portions of extended XMP (XMP specification part 3, 1.1.3.1): packets above 64 kB, cut over several
 * segments and told apart by a GUID. The label does not belong there, but may be found there.
 */
export class ExtendedXmp {
  readonly #portions: Portion[] = [];
  #collected = 0;

  /** Takes the portion of a segment. What exceeds `maxXmpBytes` in all is not kept. */
  async take(segment: JpegSegment, file: FileView): Promise<void> {
    this.#collected += segment.dataLength;
    if (segment.dataLength < HEADER_LENGTH || this.#collected > file.limits.maxXmpBytes) return;
    const data = await file.read(segment.dataOffset, segment.dataLength);
    const numbers = EXTENDED_XMP_PREFIX.length + GUID_LENGTH;
    this.#portions.push({
      guid: bytesToBinaryText(data.subarray(EXTENDED_XMP_PREFIX.length, numbers)),
      fullLength: bigEndian.u32(data, numbers),
      at: bigEndian.u32(data, numbers + 4),
      bytes: data.slice(HEADER_LENGTH),
    });
  }

  discoveries(file: FileView): readonly Discovery[] {
    const place = 'jpeg/extended-xmp';
    if (this.#collected > file.limits.maxXmpBytes) return [remark('limit_reached', { place })];
    const guids = [...new Set(this.#portions.map(({ guid }) => guid))];
    return guids.flatMap((guid) => {
      const packet = assemble(this.#portions.filter((portion) => portion.guid === guid));
      if (packet === undefined) return [remark('xmp_malformed', { place, detail: { reason: 'a portion is missing' } })];
      return readPacket(packet, { label: place, userComment: 'jpeg/xmp-user-comment' }, file.limits);
    });
  }
}

/** The packet, where its portions fill it from its start to its end. So memory is bounded by what is in the file. */
function assemble(portions: readonly Portion[]): Uint8Array | undefined {
  const sorted = [...portions].sort((a, b) => a.at - b.at);
  const length = sorted.reduce(
    (reached, { at, bytes }) => (at <= reached ? Math.max(reached, at + bytes.length) : reached),
    0,
  );
  const [first] = sorted;
  if (first === undefined || length < first.fullLength) return undefined;
  const packet = new Uint8Array(length);
  for (const { at, bytes } of sorted) if (at + bytes.length <= length) packet.set(bytes, at);
  return packet.subarray(0, first.fullLength);
}
