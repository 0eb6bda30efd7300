/**
 * What a browser needs: the typed client, paths, codes and the words of errors. Types come from the schemas, values do
 * not: nothing here loads zod (a test holds it to that).
 */
export {
  type Answer,
  ApiError,
  type Client,
  type ClientOptions,
  createClient,
  type Fetch,
  fillPath,
} from './client.ts';
export { actions, type CallOutcome, callOutcomes, organisationRoles, origins, type Role, roles } from './codes.ts';
export {
  type ClientErrorCode,
  type ErrorBody,
  type ErrorCode,
  type ErrorEntry,
  type ErrorType,
  errorTable,
  isErrorCode,
} from './errors.ts';
export { type Method, type Place, places, type RouteName } from './places.ts';
export { type Right, rights, rightsOfRole } from './rights.ts';
export type {
  Account,
  Application,
  ApplicationClauses,
  ApplicationKey,
  ApplicationSummary,
  Call,
  ClauseDetail,
  ClauseEvidenceView,
  ClauseSummary,
  DueClause,
  Finding,
  Overview,
  PackDetail,
  PackSummary,
  Profile,
  RecordView,
  Session,
  Status,
  VerdictView,
} from './schemas.ts';
