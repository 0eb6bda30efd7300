import type { EditPlan } from '../edit-plan.ts';
import type { FileView } from '../file-view.ts';
import type { FindingCode, FindingDetail } from '../finding.ts';
import type { AigcLabel } from '../object/label.ts';
import type { PlaceId } from '../places/place.ts';

/** How many bytes of the beginning `sniff` sees; fewer where the file is shorter. */
export const SNIFF_LENGTH = 4096;

export type ImageFormatName = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif';
export type MediaFormatName = 'mp4' | 'wav' | 'mp3' | 'flac' | 'ogg' | 'avi' | 'flv' | 'matroska';
export type FormatName = ImageFormatName | MediaFormatName;

/** A text in a place of labels. Whether it is a label is decided in one place, by `read-label.ts`. */
export interface LabelText {
  readonly kind: 'label';
  readonly place: PlaceId;
  /** As it stands in the file, unescaped from the container (XML, PDF string) but not from its JSON. */
  readonly text: string;
  /** Where it stands in the file, where it does so in one piece. */
  readonly offset?: number;
  readonly length?: number;
}

/** Something to say about the file besides its labels. `content_signed` makes writing ask first. */
export interface Remark {
  readonly kind: 'finding';
  readonly code: FindingCode;
  readonly place?: PlaceId;
  readonly detail?: FindingDetail;
}

export type Discovery = LabelText | Remark;

/**
 * One file format. Whoever made the file controls every byte of it.
 *
 * `read` yields what it finds as it finds it, in every place that is known for the format, and throws a `ReadProblem`
 * where it cannot go on; what was yielded before counts. It throws nothing else, whatever the bytes.
 *
 * `plan` says how to write the label into the normative place, so that it is the only label of the file: labels in
 * other places go, everything else stays byte for byte. It throws a `ReadProblem` or a `WriteRefusal`.
 */
export interface LabelFormat {
  readonly name: FormatName;
  /** File name extensions without dot, lower case; the first one is the usual. Only ever a hint. */
  readonly extensions: readonly string[];
  /** Whether the content is of this format: by its first bytes, or, where these do not decide, by looking into `file`. */
  sniff(head: Uint8Array, file: FileView): boolean | Promise<boolean>;
  read(file: FileView): AsyncIterable<Discovery>;
  /** Absent where the format is only read: there is no place that any guide names. */
  plan?(file: FileView, label: AigcLabel): Promise<EditPlan>;
}

export function labelText(
  place: PlaceId,
  text: string,
  range?: { readonly offset: number; readonly length: number },
): LabelText {
  return { kind: 'label', place, text, ...range };
}

export function remark(
  code: FindingCode,
  context: { readonly place?: PlaceId; readonly detail?: FindingDetail } = {},
): Remark {
  return { kind: 'finding', code, ...context };
}
