import { type LocalisedText, text } from '@anlan/core';
import { z } from 'zod';
import type { Right } from './rights.ts';
import * as schema from './schemas.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/**
 * One row of the HTTP contract. The server registers exactly these, the client and the OpenAPI document are made from
 * them: what is not in the table does not exist.
 */
export interface Route {
  readonly method: Method;
  /** Fastify-style parameters are written `{name}`. */
  readonly path: string;
  readonly summary: LocalisedText;
  /** `public`: no session; `session`: any signed-in account; otherwise the right that the role must have. */
  readonly access: 'public' | 'session' | Right;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Absent: the answer is a stream of server-sent events, or empty. */
  readonly answer?: z.ZodType;
  readonly success: 200 | 201 | 204;
}

const page = {
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};
const callsQuery = z.strictObject({
  ...page,
  application: z.uuid().optional(),
  outcome: z.enum(schema.callOutcomes).optional(),
});
const recordsQuery = z.strictObject({
  ...page,
  application: z.uuid().optional(),
  clause: z.string().max(120).optional(),
  kind: z.string().max(60).optional(),
  request: z.string().max(80).optional(),
});
const evidenceQuery = z.strictObject({ application: z.uuid().optional() });
const modelsQuery = z.strictObject({ application: z.uuid().optional() });
const clauseQuery = z.strictObject({ id: z.string().min(3).max(120) });
const packQuery = z.strictObject({ id: z.string().min(3).max(60) });
const searchQuery = z.strictObject({
  q: z.string().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
const coverageQuery = z.strictObject({ pack: z.string().max(60).optional() });

export const routes = {
  getSession: route('GET', '/api/v1/session', 'session', text('当前登录账号', 'The account signed in'), {
    answer: schema.sessionSchema,
  }),
  signIn: route('POST', '/api/v1/session', 'public', text('用一次性链接登录', 'Sign in with a one-time link'), {
    body: schema.signInSchema,
    answer: schema.sessionSchema,
  }),
  signOut: route('DELETE', '/api/v1/session', 'session', text('退出登录', 'Sign out'), { success: 204 }),
  getStatus: route('GET', '/api/v1/status', 'session', text('系统状态', 'State of the system'), {
    answer: schema.statusSchema,
  }),
  getOverview: route('GET', '/api/v1/overview', 'overview.read', text('总览', 'Overview'), {
    answer: schema.overviewSchema,
  }),

  listAccounts: route('GET', '/api/v1/accounts', 'accounts.read', text('账号列表', 'Accounts'), {
    answer: z.strictObject({ accounts: z.array(schema.accountSchema) }),
  }),
  createAccount: route(
    'POST',
    '/api/v1/accounts',
    'accounts.write',
    text('新建账号并生成登录链接', 'Make an account and its sign-in link'),
    { body: schema.newAccountSchema, answer: schema.accountWithLinkSchema, success: 201 },
  ),
  changeAccount: route('PATCH', '/api/v1/accounts/{id}', 'accounts.write', text('修改账号', 'Change an account'), {
    body: schema.accountChangeSchema,
    answer: schema.accountSchema,
  }),
  linkAccount: route(
    'POST',
    '/api/v1/accounts/{id}/link',
    'accounts.write',
    text('为账号生成新的登录链接', 'Make a new sign-in link'),
    { answer: schema.signInLinkSchema, success: 201 },
  ),

  listApplications: route('GET', '/api/v1/applications', 'applications.read', text('应用列表', 'Applications'), {
    answer: z.strictObject({ applications: z.array(schema.applicationSummarySchema) }),
  }),
  createApplication: route(
    'POST',
    '/api/v1/applications',
    'applications.write',
    text('登记应用', 'Register an application'),
    { body: schema.profileSchema, answer: schema.applicationSchema, success: 201 },
  ),
  getApplication: route('GET', '/api/v1/applications/{id}', 'applications.read', text('查看应用', 'One application'), {
    answer: schema.applicationSummarySchema,
  }),
  changeApplication: route(
    'PATCH',
    '/api/v1/applications/{id}',
    'applications.write',
    text('修改应用', 'Change an application'),
    { body: schema.applicationChangeSchema, answer: schema.applicationSchema },
  ),
  getApplicationClauses: route(
    'GET',
    '/api/v1/applications/{id}/clauses',
    'applications.read',
    text('应用应落实的条款及其记录', 'Clauses that follow from the risks, with their records'),
    { answer: schema.applicationClausesSchema },
  ),
  gradePreview: route('POST', '/api/v1/grade', 'applications.read', text('试算分级', 'Grade without saving'), {
    body: schema.gradingFactsSchema,
    answer: schema.gradeSchema,
  }),

  listKeys: route(
    'GET',
    '/api/v1/applications/{id}/keys',
    'applications.read',
    text('应用的密钥', 'Keys of an application'),
    { answer: z.strictObject({ keys: z.array(schema.keySchema) }) },
  ),
  createKey: route(
    'POST',
    '/api/v1/applications/{id}/keys',
    'keys.write',
    text('新建密钥（仅显示一次）', 'Make a key (shown once)'),
    { body: schema.newKeySchema, answer: schema.createdKeySchema, success: 201 },
  ),
  revokeKey: route('DELETE', '/api/v1/applications/{id}/keys/{key}', 'keys.write', text('吊销密钥', 'Revoke a key'), {
    answer: schema.keySchema,
  }),

  listCalls: route('GET', '/api/v1/calls', 'records.read', text('调用列表', 'Calls, newest first'), {
    query: callsQuery,
    answer: schema.callListSchema,
  }),
  getCall: route('GET', '/api/v1/calls/{id}', 'records.read', text('一次调用', 'One call, by request id'), {
    answer: schema.callSchema,
  }),
  liveCalls: route(
    'GET',
    '/api/v1/live',
    'records.read',
    text('实时调用（SSE，事件 call）', 'Live calls (SSE, event `call`)'),
    {},
  ),
  listRecords: route('GET', '/api/v1/records', 'records.read', text('审计记录', 'Audit records, newest first'), {
    query: recordsQuery,
    answer: schema.recordListSchema,
  }),
  getRecord: route('GET', '/api/v1/records/{id}', 'records.read', text('一条审计记录', 'One audit record'), {
    answer: schema.recordSchema,
  }),
  listEvidence: route('GET', '/api/v1/evidence', 'records.read', text('各条款的记录数', 'Records by clause'), {
    query: evidenceQuery,
    answer: schema.clauseEvidenceListSchema,
  }),

  listModels: route('GET', '/api/v1/models', 'session', text('应用可用的模型', 'Models that an application may use'), {
    query: modelsQuery,
    answer: schema.modelListSchema,
  }),
  playground: route(
    'POST',
    '/api/v1/playground',
    'playground.use',
    text('经网关对话（SSE，与 /v1/chat/completions 相同）', 'Talk through the gateway (SSE, as /v1/chat/completions)'),
    { body: schema.playgroundSchema },
  ),

  listPacks: route('GET', '/api/v1/catalog/packs', 'catalog.read', text('规范目录', 'Instruments in the catalogue'), {
    answer: schema.packListSchema,
  }),
  getPack: route('GET', '/api/v1/catalog/pack', 'catalog.read', text('一份规范', 'One instrument'), {
    query: packQuery,
    answer: schema.packDetailSchema,
  }),
  getClause: route('GET', '/api/v1/catalog/clause', 'catalog.read', text('一个条款', 'One clause'), {
    query: clauseQuery,
    answer: schema.clauseDetailSchema,
  }),
  searchCatalog: route('GET', '/api/v1/catalog/search', 'catalog.read', text('检索条款', 'Search clauses'), {
    query: searchQuery,
    answer: schema.searchResultSchema,
  }),
  getCoverage: route(
    'GET',
    '/api/v1/catalog/coverage',
    'catalog.read',
    text('产品对条款的覆盖', 'How the product meets each clause'),
    { query: coverageQuery, answer: schema.coverageListSchema },
  ),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** Routes of the data plane and of operations: other shapes than the management API, named here for the coverage register. */
export const otherRoutes: readonly { readonly method: Method; readonly path: string }[] = [
  { method: 'POST', path: '/v1/chat/completions' },
  { method: 'GET', path: '/v1/models' },
  { method: 'GET', path: '/healthz' },
  { method: 'GET', path: '/metrics' },
];

function route<
  const Extra extends Partial<Pick<Route, 'query' | 'body' | 'answer' | 'success'>>,
  const Access extends Route['access'],
>(
  method: Method,
  path: string,
  access: Access,
  ...rest: [summary: LocalisedText, extra: Extra]
): {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly summary: LocalisedText;
  readonly success: 200 | 201 | 204;
} & Omit<Extra, 'success'> {
  const [summary, extra] = rest;
  return { method, path, access, summary, success: 200, ...extra };
}
