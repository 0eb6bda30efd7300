export { type Approval, type ApprovalProblem, checkApproval } from './approval.ts';
export { bytesToHex, bytesToUtf8, hexToBytes, utf8ToBytes } from './bytes.ts';
export { canonicalJson, type JsonObject, type JsonValue } from './canonical-json.ts';
export { type ClauseId, type ClauseRef, formatClauseId, parseClauseId } from './clause-id.ts';
export { AnlanError, assertNever, isAnlanError } from './errors.ts';
export {
  type AccountId,
  type ApplicationId,
  type Brand,
  createIdFactory,
  type IdFactory,
  isUuid,
  type KeyId,
  type RecordId,
  type RequestId,
  speakableId,
  uuidTimestamp,
} from './ids.ts';
export {
  type Is,
  isCount,
  isFlag,
  isListOf,
  isNullOr,
  isNumber,
  isObjectOf,
  isOneOf,
  isText,
  type Members,
} from './json-shape.ts';
export { type Locale, type LocalisedText, locales, localise, matchLocale, text } from './localised-text.ts';
export { type Clock, type Random, systemClock, systemRandom } from './ports.ts';
export { err, ok, type Result } from './result.ts';
