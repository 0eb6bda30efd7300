export { explicitLabelClauses } from './clauses.ts';
export type { LabelErrorCode } from './errors.ts';
export {
  appendExplicitLabel,
  findExplicitLabel,
  hasExplicitLabel,
  type LabelPosition,
  labelTail,
} from './explicit-text.ts';
export { type ExplicitPlace, explicitLabelHeader } from './header.ts';
export {
  BILINGUAL_WORDING,
  ENGLISH_WORDING,
  explicitTextLabel,
  saysAiGenerated,
  type WordingOptions,
} from './wording.ts';
