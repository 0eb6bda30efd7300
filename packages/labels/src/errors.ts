import { AnlanError, isAnlanError } from '@anlan/core';

export type WordingProblem =
  /** A wording lacks one of the two elements that every text label must contain (GB 45438-2025, 5.1). */
  | 'label_wording_incomplete'
  /** A wording is not one line of at most 60 characters: it could not be told from the text around it. */
  | 'label_wording_not_a_line';

/**
 * What keeps a file from being read to its end. Formats throw these; `readLabel` turns them into findings of the same
 * code, so that no file, however hostile, makes reading throw.
 */
export const readProblems = [
  /** A structure reaches beyond the end of the file. */
  'file_truncated',
  /** The bytes contradict the format. */
  'structure_broken',
  /** A limit of `LabelLimits` is reached: how far the rest goes is not known. */
  'limit_reached',
  /** Compressed metadata is broken or larger than allowed. */
  'inflate_failed',
] as const;
export type ReadProblem = (typeof readProblems)[number];

export type WriteRefusal =
  /** No format of the library: the bytes say so, whatever the file is called. */
  | 'format_unknown'
  /** The format is known, but labels are only read in it. */
  | 'format_read_only'
  /** The file has a feature that cannot be kept intact while writing. `details.reason` says which. */
  | 'file_not_editable'
  /** The existing XMP packet has no place for a property, or is broken: it is not thrown away. */
  | 'xmp_not_editable'
  /** The label or the metadata around it does not fit into the place that the format has for it. */
  | 'metadata_too_large'
  /** The file bears a label and the caller did not ask for it to be replaced. */
  | 'label_exists'
  /** Writing would break a signature over the file, e.g. a C2PA manifest; the caller may ask for it. */
  | 'signature_would_break'
  /** What was written was not read back as the one label of the file. */
  | 'label_read_back_failed';

export type LabelObjectProblem =
  /** A value holds characters that annex E j) does not allow, or an element that art. 5 requires is empty. */
  | 'label_value_invalid'
  /** Not a provider code of 27 characters with a right check character. */
  | 'provider_code_invalid';

export type SourceProblem =
  /** A range outside the source was asked for by the caller: a defect, not a property of the file. */
  'source_range_invalid';

export type LabelErrorCode = WordingProblem | ReadProblem | WriteRefusal | LabelObjectProblem | SourceProblem;

export function labelError(
  code: LabelErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): AnlanError<LabelErrorCode> {
  return new AnlanError(code, message, details === undefined ? {} : { details });
}

/** Whether a thrown value says that the file, not the program or the disk, is at fault. */
export function isReadProblem(value: unknown): value is AnlanError<ReadProblem> {
  return isAnlanError(value) && (readProblems as readonly string[]).includes(value.code);
}
