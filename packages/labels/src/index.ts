export { explicitLabelClauses, implicitLabelClauses, inspectionClauses } from './clauses.ts';
export { applyPlan, type EditPlan, type Piece } from './edit-plan.ts';
export type {
  LabelErrorCode,
  LabelObjectProblem,
  ReadProblem,
  SourceProblem,
  WordingProblem,
  WriteRefusal,
} from './errors.ts';
export {
  appendExplicitLabel,
  findExplicitLabel,
  hasExplicitLabel,
  type LabelPosition,
  labelTail,
} from './explicit-text.ts';
export type { Finding, FindingCode, FindingDetail, FindingSeverity } from './finding.ts';
export type { FormatName } from './formats/format.ts';
export type { FoundLabel } from './found-label.ts';
export { type ExplicitPlace, explicitLabelHeader } from './header.ts';
export { defaultLimits, type LabelLimits } from './limits.ts';
export { type ContentId, contentId, newContentId } from './object/content-id.ts';
export {
  type AigcLabel,
  createLabel,
  type LabelContents,
  type LabelKey,
  type LabelMeaning,
  labelKeys,
  labelMeaning,
  labelValues,
} from './object/label.ts';
export { type LabelShape, type ParsedLabel, parseLabelText } from './object/parse-label.ts';
export {
  buildProviderCode,
  type OrganisationCode,
  type ProviderCode,
  type ProviderCodeProblem,
  parseProviderCode,
} from './object/provider-code.ts';
export { type LabelForm, serialiseLabel } from './object/serialise-label.ts';
export { allPlaces, type Place, type PlaceId, type PlaceStanding, placeOf } from './places/place.ts';
export type { Inflate, InflateRequest, LabelPorts } from './ports.ts';
export { type LabelReport, type LabelStatus, type ReadOptions, readLabel } from './read-label.ts';
export { type ByteSource, memorySource } from './source.ts';
export {
  BILINGUAL_WORDING,
  ENGLISH_WORDING,
  explicitTextLabel,
  saysAiGenerated,
  type WordingOptions,
} from './wording.ts';
export { holdsLabel, type WriteOptions, type WritePlan, writeLabel } from './write-label.ts';
