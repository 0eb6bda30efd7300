import { bytesToBinaryText } from '../bytes/binary-text.ts';
import { isReadProblem } from '../errors.ts';
import { type Discovery, labelText, remark } from '../formats/format.ts';
import type { LabelLimits } from '../limits.ts';
import type { PlaceId } from '../places/place.ts';
import { findProperties } from './find-properties.ts';

/** The places of a format in which the two properties of a packet are reported. */
export interface PacketPlaces {
  readonly label: PlaceId;
  readonly userComment: PlaceId;
}

/**
 * What an XMP packet holds. A broken packet is a finding and not the end of reading: the other places of the file count.
 * @param offset where the packet stands in the file, where it does so in one piece
 */
export function readPacket(
  packet: Uint8Array,
  places: PacketPlaces,
  limits: LabelLimits,
  offset?: number,
): readonly Discovery[] {
  if (packet.length > limits.maxXmpBytes) return [remark('limit_reached', { place: places.label })];
  try {
    const { hits, wellFormed } = findProperties(bytesToBinaryText(packet), limits.maxDepth);
    const found = hits.map(({ property, value, content }) =>
      labelText(property === 'label' ? places.label : places.userComment, value, rangeOf(content, offset)),
    );
    return wellFormed ? found : [...found, remark('xmp_not_well_formed', { place: places.label })];
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    return [remark('xmp_malformed', { place: places.label, detail: { reason: problem.message } })];
  }
}

function rangeOf(
  { start, end }: { readonly start: number; readonly end: number },
  offset: number | undefined,
): { readonly offset: number; readonly length: number } | undefined {
  return offset === undefined ? undefined : { offset: offset + start, length: end - start };
}
