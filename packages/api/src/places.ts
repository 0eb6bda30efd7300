export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/** Where a route is. */
export interface Place {
  readonly method: Method;
  /** Parameters are written `{name}`. */
  readonly path: string;
}

/**
 * Method and path of every route of the management API. `routes.ts` adds rights and shapes to exactly these names; this
 * table stands alone so that a browser can call the API without loading schemas.
 */
export const places = {
  getSession: { method: 'GET', path: '/api/v1/session' },
  signIn: { method: 'POST', path: '/api/v1/session' },
  signOut: { method: 'DELETE', path: '/api/v1/session' },
  getStatus: { method: 'GET', path: '/api/v1/status' },
  getOverview: { method: 'GET', path: '/api/v1/overview' },
  listAccounts: { method: 'GET', path: '/api/v1/accounts' },
  createAccount: { method: 'POST', path: '/api/v1/accounts' },
  changeAccount: { method: 'PATCH', path: '/api/v1/accounts/{id}' },
  linkAccount: { method: 'POST', path: '/api/v1/accounts/{id}/link' },
  listApplications: { method: 'GET', path: '/api/v1/applications' },
  createApplication: { method: 'POST', path: '/api/v1/applications' },
  getApplication: { method: 'GET', path: '/api/v1/applications/{id}' },
  changeApplication: { method: 'PATCH', path: '/api/v1/applications/{id}' },
  getApplicationClauses: { method: 'GET', path: '/api/v1/applications/{id}/clauses' },
  gradePreview: { method: 'POST', path: '/api/v1/grade' },
  listKeys: { method: 'GET', path: '/api/v1/applications/{id}/keys' },
  createKey: { method: 'POST', path: '/api/v1/applications/{id}/keys' },
  revokeKey: { method: 'DELETE', path: '/api/v1/applications/{id}/keys/{key}' },
  listCalls: { method: 'GET', path: '/api/v1/calls' },
  getCall: { method: 'GET', path: '/api/v1/calls/{id}' },
  liveCalls: { method: 'GET', path: '/api/v1/live' },
  listRecords: { method: 'GET', path: '/api/v1/records' },
  getRecord: { method: 'GET', path: '/api/v1/records/{id}' },
  listEvidence: { method: 'GET', path: '/api/v1/evidence' },
  listModels: { method: 'GET', path: '/api/v1/models' },
  playground: { method: 'POST', path: '/api/v1/playground' },
  listPacks: { method: 'GET', path: '/api/v1/catalog/packs' },
  getPack: { method: 'GET', path: '/api/v1/catalog/pack' },
  getClause: { method: 'GET', path: '/api/v1/catalog/clause' },
  searchCatalog: { method: 'GET', path: '/api/v1/catalog/search' },
  getCoverage: { method: 'GET', path: '/api/v1/catalog/coverage' },
} as const satisfies Record<string, Place>;

export type RouteName = keyof typeof places;
