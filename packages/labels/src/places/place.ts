import type { LocalisedText } from '@anlan/core';
import type { LabelForm } from '../object/serialise-label.ts';
import { type ImagePlaceId, imagePlaces } from './image-places.ts';
import { type MediaPlaceId, mediaPlaces } from './media-places.ts';

/** A place where a label can stand, as `format/place`. Each family of formats has its own table. */
export type PlaceId = ImagePlaceId | MediaPlaceId;

/**
 * `normative`: where the practice guide puts the label of this format, and the only place that is written.
 * `alternative`: a further place that the guide lists. `unlisted`: seen in files, in no guide that is known.
 */
export type PlaceStanding = 'normative' | 'alternative' | 'unlisted';

export interface Place {
  readonly standing: PlaceStanding;
  /** The serialisation that belongs there; undefined where nothing says which. */
  readonly form?: LabelForm;
  /** Made for the label: what stands there and cannot be read is a broken label, not another text. */
  readonly dedicated: boolean;
  readonly title: LocalisedText;
  /** The document and clause that names the place; undefined for unlisted ones. */
  readonly source?: string;
}

const places: Readonly<Record<PlaceId, Place>> = { ...imagePlaces, ...mediaPlaces };

export function placeOf(id: PlaceId): Place {
  return places[id];
}

/** Every place that is read, with what it is: for documentation and for interfaces that show it. */
export function allPlaces(): Readonly<Record<PlaceId, Place>> {
  return places;
}
