import type { ClauseId, LocalisedText } from '@anlan/core';
import { findingTable } from './messages/finding-table.ts';
import type { PlaceId } from './places/place.ts';

/** `error`: the label cannot be relied on. `warning`: a fault of form. `info`: worth knowing. */
export type FindingSeverity = 'error' | 'warning' | 'info';

/** Everything that reading a label can say besides the label. Closed: each has a row in the message table. */
export type FindingCode = ObjectFindingCode | FileFindingCode | PlaceFindingCode;

export type ObjectFindingCode =
  | 'label_not_json'
  | 'label_not_object'
  | 'label_without_fields'
  | 'label_encoded_twice'
  | 'label_value_unknown'
  | 'label_too_long'
  | 'key_missing'
  | 'key_unknown'
  | 'key_repeated'
  | 'key_case'
  | 'key_order'
  | 'value_not_string'
  | 'value_characters'
  | 'required_empty'
  | 'propagation_empty'
  | 'provider_code_wrong';

export type FileFindingCode =
  | 'format_unknown'
  | 'file_truncated'
  | 'structure_broken'
  | 'limit_reached'
  | 'inflate_failed'
  | 'extension_mismatch'
  | 'checksum_wrong'
  | 'bytes_after_end'
  | 'exif_malformed'
  | 'xmp_malformed'
  | 'xmp_not_well_formed'
  | 'content_signed';

export type PlaceFindingCode =
  | 'place_alternative'
  | 'place_not_listed'
  | 'form_unexpected'
  | 'field_type_unexpected'
  | 'key_name_case'
  | 'labels_repeated'
  | 'labels_disagree'
  | 'label_replaced'
  | 'labels_removed';

/** Names and numbers beside a finding. They come from the file: cut short and without control characters. */
export type FindingDetail = Readonly<Record<string, string | number>>;

export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly message: LocalisedText;
  /** The clause that the finding is about. */
  readonly clause?: ClauseId;
  readonly place?: PlaceId;
  readonly detail?: FindingDetail;
}

export interface FindingContext {
  readonly place?: PlaceId | undefined;
  readonly detail?: FindingDetail | undefined;
}

const LONGEST_DETAIL = 80;

/** The finding of a code, with its words, severity and clause from the table. */
export function finding(code: FindingCode, { place, detail }: FindingContext = {}): Finding {
  const { severity, clause, message } = findingTable[code];
  return {
    code,
    severity,
    message,
    ...(clause === undefined ? {} : { clause }),
    ...(place === undefined ? {} : { place }),
    ...(detail === undefined ? {} : { detail: shorten(detail) }),
  };
}

function shorten(detail: FindingDetail): FindingDetail {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, typeof value === 'string' ? printable(value) : value]),
  );
}

function printable(value: string): string {
  const cut = value.length > LONGEST_DETAIL ? `${value.slice(0, LONGEST_DETAIL)}…` : value;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
}
