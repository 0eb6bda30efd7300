export {
  type Answer,
  ApiError,
  type Client,
  type ClientOptions,
  createClient,
  type Fetch,
  fillPath,
} from './client.ts';
export {
  type ClientErrorCode,
  type ErrorBody,
  type ErrorCode,
  type ErrorEntry,
  type ErrorType,
  errorTable,
  isErrorCode,
} from './errors.ts';
export { openApiDocument } from './openapi.ts';
export { type Right, rights, rightsOfRole } from './rights.ts';
export { type Method, otherRoutes, type Route, type RouteName, routes } from './routes.ts';
export * from './schemas.ts';
