import { AnlanError } from '@anlan/core';

export type LabelErrorCode =
  /** A wording lacks one of the two elements that every text label must contain (GB 45438-2025, 5.1). */
  | 'label_wording_incomplete'
  /** A wording is not one line of at most 60 characters: it could not be told from the text around it. */
  | 'label_wording_not_a_line';

export function labelError(code: LabelErrorCode, message: string): AnlanError<LabelErrorCode> {
  return new AnlanError(code, message);
}
