export * from './client-side.ts';
export { openApiDocument } from './openapi.ts';
export { otherRoutes, type Route, routes } from './routes.ts';
export * from './schemas.ts';
