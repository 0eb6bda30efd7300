import { AnlanError, type LocalisedText, text } from '@anlan/core';

/** OpenAI's `error.type`, chosen so that official clients raise the right exception class. */
export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'rate_limit_error'
  | 'server_error';

export interface ErrorEntry {
  readonly status: number;
  readonly type: ErrorType;
  /** What happened and the way out, for people. Never names secrets, matched content or internals. */
  readonly message: LocalisedText;
}

/**
 * Every error code that leaves over HTTP, in one closed table. A block by policy is 400 or 403 and never 409, 429 or
 * 5xx, because clients repeat those; codes are never reused for another meaning.
 */
export const errorTable = {
  invalid_json: entry(400, 'invalid_request_error', '请求体不是有效的 JSON。', 'The request body is not valid JSON.'),
  invalid_request: entry(
    400,
    'invalid_request_error',
    '请求内容不符合接口要求，详见 details。',
    'The request does not fit this interface; see details.',
  ),
  unsupported_media_type: entry(
    415,
    'invalid_request_error',
    '请以 application/json 发送请求。',
    'Send the request as application/json.',
  ),
  body_too_large: entry(
    413,
    'invalid_request_error',
    '请求体超过大小上限。',
    'The request body is over the size limit.',
  ),
  content_filter: entry(
    400,
    'invalid_request_error',
    '内容被安全策略拦截。',
    'The content was stopped by the safety policy.',
  ),
  model_not_found: entry(
    404,
    'invalid_request_error',
    '没有这个模型，或该应用无权使用。可用 GET /v1/models 查看。',
    'No such model for this application. GET /v1/models lists what there is.',
  ),
  missing_key: entry(
    401,
    'authentication_error',
    '缺少 API 密钥：请在 Authorization 头中使用 Bearer 密钥。',
    'No API key: send it as a Bearer token in the Authorization header.',
  ),
  invalid_key: entry(401, 'authentication_error', 'API 密钥无效。', 'The API key is not valid.'),
  key_revoked: entry(
    401,
    'authentication_error',
    'API 密钥已吊销，请在控制台新建。',
    'The API key was revoked; make a new one in the console.',
  ),
  not_signed_in: entry(
    401,
    'authentication_error',
    '请先登录：在服务器上运行 anlan admin link 获取一次性链接。',
    'Sign in first: run anlan admin link on the server for a one-time link.',
  ),
  invalid_link: entry(
    401,
    'authentication_error',
    '登录链接无效、已使用或已过期（15 分钟）。请运行 anlan admin link 生成新链接。',
    'The sign-in link is invalid, used or expired (15 minutes). Run anlan admin link for a new one.',
  ),
  forbidden: entry(403, 'permission_error', '您的角色没有此项权限。', 'Your role does not have this right.'),
  host_not_allowed: entry(
    403,
    'permission_error',
    '该主机名或来源不在允许列表中。',
    'This host or origin is not on the allowed list.',
  ),
  application_suspended: entry(403, 'permission_error', '该应用已停用。', 'The application is not active.'),
  route_not_found: entry(404, 'not_found_error', '没有这个接口。', 'There is no such route.'),
  method_not_allowed: entry(
    405,
    'invalid_request_error',
    '该接口不支持此方法。',
    'This route does not take that method.',
  ),
  not_found: entry(404, 'not_found_error', '没有找到。', 'Not found.'),
  conflict: entry(
    409,
    'invalid_request_error',
    '内容已被他人修改：请刷新后重试。',
    'Somebody else changed this meanwhile: reload and try again.',
  ),
  last_administrator: entry(
    409,
    'invalid_request_error',
    '这是最后一个管理员账号，不能停用或改为其他角色。请先指定另一位管理员。',
    'This is the last administrator: name another one before disabling it or changing its role.',
  ),
  upstream_unreachable: entry(502, 'server_error', '模型服务无法连接。', 'The model service cannot be reached.'),
  upstream_timeout: entry(504, 'server_error', '模型服务响应超时。', 'The model service did not answer in time.'),
  upstream_protocol: entry(
    502,
    'server_error',
    '模型服务的应答不符合协议。',
    'The model service did not speak the protocol.',
  ),
  upstream_error: entry(502, 'server_error', '模型服务返回错误。', 'The model service answered with an error.'),
  upstream_rejected: entry(
    400,
    'invalid_request_error',
    '模型服务拒绝了请求。',
    'The model service refused the request.',
  ),
  upstream_rate_limited: entry(
    429,
    'rate_limit_error',
    '模型服务限流，请稍后重试。',
    'The model service limits the rate; try again later.',
  ),
  stage_failed: entry(
    503,
    'server_error',
    '安全检查未能完成，按策略不予放行。',
    'A safety stage could not finish; nothing is released.',
  ),
  record_unavailable: entry(
    503,
    'server_error',
    '审计记录暂时无法落盘，按策略不予放行。',
    'The audit record cannot be made durable now; nothing is released.',
  ),
  storage_unavailable: entry(
    503,
    'server_error',
    '存储暂时不可用，请稍后重试。',
    'Storage is not available now; try again later.',
  ),
  internal: entry(
    500,
    'server_error',
    '内部错误，已记录。请附上 request_id 联系管理员。',
    'Internal error, recorded. Give the administrator the request_id.',
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

/** Defects of whoever calls the client; they never leave over HTTP. */
export type ClientErrorCode = 'missing_path_parameter' | 'invalid_path_parameter';

export function clientError(code: ClientErrorCode, message: string): AnlanError<ClientErrorCode> {
  return new AnlanError(code, message);
}

/** The body of every error on the management API. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
    readonly request_id: string;
  };
}

function entry(status: number, type: ErrorType, zh: string, en: string): ErrorEntry {
  return { status, type, message: text(zh, en) };
}
