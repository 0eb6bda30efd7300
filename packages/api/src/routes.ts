import { type LocalisedText, text } from '@anlan/core';
import { z } from 'zod';
import { actions, type CallOutcome, callOutcomes } from './codes.ts';
import { type Method, type Place, places, type RouteName } from './places.ts';
import type { Right } from './rights.ts';
import * as schema from './schemas.ts';

/**
 * One row of the HTTP contract. The server registers exactly these, the client and the OpenAPI document are made from
 * them: what is not in the table does not exist.
 */
export interface Route extends Place {
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
/** `blocked_input,blocked_output` */
const outcomeList = z
  .string()
  .max(200)
  .regex(new RegExp(`^(?:${callOutcomes.join('|')})(?:,(?:${callOutcomes.join('|')}))*$`), 'outcomes, by commas')
  .transform((list) => list.split(',') as readonly CallOutcome[]);
const callsQuery = z.strictObject({
  ...page,
  application: z.uuid().optional(),
  outcome: outcomeList.optional(),
  /** What was done in at least one direction; only calls that have ended. */
  effect: z.enum(actions).optional(),
  /** Only calls that ended with an explicit label in the answer. */
  labelled: z.literal('true').optional(),
  /** Ended at this moment or later; running calls always are. */
  from: z.iso.datetime().optional(),
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
  getSession: route('getSession', 'session', text('当前登录账号', 'The account signed in'), {
    answer: schema.sessionSchema,
  }),
  signIn: route('signIn', 'public', text('用一次性链接登录', 'Sign in with a one-time link'), {
    body: schema.signInSchema,
    answer: schema.sessionSchema,
  }),
  signOut: route('signOut', 'session', text('退出登录', 'Sign out'), { success: 204 }),
  getStatus: route('getStatus', 'session', text('系统状态', 'State of the system'), {
    answer: schema.statusSchema,
  }),
  getOverview: route('getOverview', 'overview.read', text('总览', 'Overview'), {
    answer: schema.overviewSchema,
  }),

  listAccounts: route('listAccounts', 'accounts.read', text('账号列表', 'Accounts'), {
    answer: z.strictObject({ accounts: z.array(schema.accountSchema) }),
  }),
  createAccount: route(
    'createAccount',
    'accounts.write',
    text('新建账号并生成登录链接', 'Make an account and its sign-in link'),
    { body: schema.newAccountSchema, answer: schema.accountWithLinkSchema, success: 201 },
  ),
  changeAccount: route('changeAccount', 'accounts.write', text('修改账号', 'Change an account'), {
    body: schema.accountChangeSchema,
    answer: schema.accountSchema,
  }),
  linkAccount: route('linkAccount', 'accounts.write', text('为账号生成新的登录链接', 'Make a new sign-in link'), {
    answer: schema.signInLinkSchema,
    success: 201,
  }),

  listApplications: route('listApplications', 'applications.read', text('应用列表', 'Applications'), {
    answer: z.strictObject({ applications: z.array(schema.applicationSummarySchema) }),
  }),
  createApplication: route('createApplication', 'applications.write', text('登记应用', 'Register an application'), {
    body: schema.profileSchema,
    answer: schema.applicationSchema,
    success: 201,
  }),
  getApplication: route('getApplication', 'applications.read', text('查看应用', 'One application'), {
    answer: schema.applicationSummarySchema,
  }),
  changeApplication: route('changeApplication', 'applications.write', text('修改应用', 'Change an application'), {
    body: schema.applicationChangeSchema,
    answer: schema.applicationSchema,
  }),
  getApplicationClauses: route(
    'getApplicationClauses',
    'applications.read',
    text('应用应落实的条款及其记录', 'Clauses that follow from the risks, with their records'),
    { answer: schema.applicationClausesSchema },
  ),
  gradePreview: route('gradePreview', 'applications.read', text('试算分级', 'Grade without saving'), {
    body: schema.gradingFactsSchema,
    answer: schema.gradeSchema,
  }),

  listKeys: route('listKeys', 'applications.read', text('应用的密钥', 'Keys of an application'), {
    answer: z.strictObject({ keys: z.array(schema.keySchema) }),
  }),
  createKey: route('createKey', 'keys.write', text('新建密钥（仅显示一次）', 'Make a key (shown once)'), {
    body: schema.newKeySchema,
    answer: schema.createdKeySchema,
    success: 201,
  }),
  revokeKey: route('revokeKey', 'keys.write', text('吊销密钥', 'Revoke a key'), {
    answer: schema.keySchema,
  }),

  listCalls: route('listCalls', 'records.read', text('调用列表', 'Calls, newest first'), {
    query: callsQuery,
    answer: schema.callListSchema,
  }),
  getCall: route('getCall', 'records.read', text('一次调用', 'One call, by request id'), {
    answer: schema.callSchema,
  }),
  liveCalls: route(
    'liveCalls',
    'records.read',
    text('实时调用（SSE，事件 call）', 'Live calls (SSE, event `call`)'),
    {},
  ),
  listRecords: route('listRecords', 'records.read', text('审计记录', 'Audit records, newest first'), {
    query: recordsQuery,
    answer: schema.recordListSchema,
  }),
  getRecord: route('getRecord', 'records.read', text('一条审计记录', 'One audit record'), {
    answer: schema.recordSchema,
  }),
  listEvidence: route('listEvidence', 'records.read', text('各条款的记录数', 'Records by clause'), {
    query: evidenceQuery,
    answer: schema.clauseEvidenceListSchema,
  }),

  listModels: route('listModels', 'session', text('应用可用的模型', 'Models that an application may use'), {
    query: modelsQuery,
    answer: schema.modelListSchema,
  }),
  playground: route(
    'playground',
    'playground.use',
    text('经网关对话（SSE，与 /v1/chat/completions 相同）', 'Talk through the gateway (SSE, as /v1/chat/completions)'),
    { body: schema.playgroundSchema },
  ),

  listPacks: route('listPacks', 'catalog.read', text('规范目录', 'Instruments in the catalogue'), {
    answer: schema.packListSchema,
  }),
  getPack: route('getPack', 'catalog.read', text('一份规范', 'One instrument'), {
    query: packQuery,
    answer: schema.packDetailSchema,
  }),
  getClause: route('getClause', 'catalog.read', text('一个条款', 'One clause'), {
    query: clauseQuery,
    answer: schema.clauseDetailSchema,
  }),
  searchCatalog: route('searchCatalog', 'catalog.read', text('检索条款', 'Search clauses'), {
    query: searchQuery,
    answer: schema.searchResultSchema,
  }),
  getCoverage: route('getCoverage', 'catalog.read', text('产品对条款的覆盖', 'How the product meets each clause'), {
    query: coverageQuery,
    answer: schema.coverageListSchema,
  }),
} as const satisfies { readonly [Name in RouteName]: Route };

/** Routes of the data plane and of operations: other shapes than the management API, named here for the coverage register. */
export const otherRoutes: readonly { readonly method: Method; readonly path: string }[] = [
  { method: 'POST', path: '/v1/chat/completions' },
  { method: 'GET', path: '/v1/models' },
  { method: 'GET', path: '/healthz' },
  { method: 'GET', path: '/metrics' },
];

/** The route of a name: its place, and what is asked and answered there. */
function route<
  const Name extends RouteName,
  const Extra extends Partial<Pick<Route, 'query' | 'body' | 'answer' | 'success'>>,
  const Access extends Route['access'],
>(
  name: Name,
  access: Access,
  summary: LocalisedText,
  extra: Extra,
): (typeof places)[Name] & {
  readonly access: Access;
  readonly summary: LocalisedText;
  readonly success: 200 | 201 | 204;
} & Omit<Extra, 'success'> {
  return { ...places[name], access, summary, success: 200, ...extra };
}
