import { AnlanError } from '@anlan/core';

export type LabelErrorCode =
  /** A wording lacks one of the two elements that every text label must contain (GB 45438-2025, 5.1). */
  'label_wording_incomplete';

export function labelError(code: LabelErrorCode, message: string): AnlanError<LabelErrorCode> {
  return new AnlanError(code, message);
}
