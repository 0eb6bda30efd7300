const ROUTE = /^(?:GET|POST|PUT|PATCH|DELETE) \/\S*$/;

/** Whether an entry of a register's `by` is a route (`GET /v1/models`) rather than a module path. */
export function isCoverageRoute(by: string): boolean {
  return ROUTE.test(by);
}
