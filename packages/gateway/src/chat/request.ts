import type { JsonObject } from '@anlan/core';
import { gatewayError } from '../errors.ts';
import { isObject } from './json.ts';
import { type MessageTexts, readMessage } from './message.ts';

/** Who wrote a text: decides which guard reads it. */
export type TextAuthor = 'instructions' | 'content';

/** A place in the request body whose text is screened and, after redaction, replaced. */
export interface TextPlace {
  readonly path: string;
  readonly author: TextAuthor;
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

export interface ChatRequest {
  /** The validated body. It was parsed for this call alone, so that redaction writes into it. */
  readonly body: JsonObject;
  readonly model: string;
  readonly stream: boolean;
  /** The caller asked for machine-readable output: an explicit label inside would break its parser. */
  readonly jsonMode: boolean;
  readonly texts: readonly TextPlace[];
  /** Text of the last message of a person, to choose the language of a standard reply. */
  readonly lastUserText: string;
}

export interface RequestProblem {
  readonly field: string;
  readonly expected: string;
}

type Check = (value: unknown) => string | undefined;
const is =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (value) =>
    typeof value === type || value === null ? undefined : `a ${type}`;
const within =
  (low: number, high: number): Check =>
  (value) =>
    value === null || (typeof value === 'number' && value >= low && value <= high)
      ? undefined
      : `a number from ${low} to ${high}`;
const object: Check = (value) => (isObject(value) || value === null ? undefined : 'an object');
const list: Check = (value) => (Array.isArray(value) || value === null ? undefined : 'a list');
const stringOrObject: Check = (value) =>
  typeof value === 'string' || isObject(value) ? undefined : 'a string or an object';
const stop: Check = (value) =>
  value === null ||
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    ? undefined
    : 'a string or a list of strings';
const textOnly: Check = (value) =>
  Array.isArray(value) && value.every((item) => item === 'text')
    ? undefined
    : '["text"]: other modalities are not offered';

/** Fields of POST /v1/chat/completions. What is not here is refused: an unread field is a way around the guard. */
const FIELDS: Readonly<Record<string, Check>> = {
  model: (value) => (typeof value === 'string' && value !== '' && value.length <= 200 ? undefined : 'a model name'),
  messages: (value) => (Array.isArray(value) && value.length > 0 ? undefined : 'a list with at least one message'),
  stream: is('boolean'),
  stream_options: object,
  temperature: within(0, 2),
  top_p: within(0, 1),
  n: within(1, 8),
  max_tokens: within(1, 10_000_000),
  max_completion_tokens: within(1, 10_000_000),
  presence_penalty: within(-2, 2),
  frequency_penalty: within(-2, 2),
  logit_bias: object,
  logprobs: is('boolean'),
  top_logprobs: within(0, 20),
  stop,
  seed: is('number'),
  user: is('string'),
  safety_identifier: is('string'),
  prompt_cache_key: is('string'),
  metadata: object,
  store: is('boolean'),
  service_tier: is('string'),
  reasoning_effort: is('string'),
  verbosity: is('string'),
  parallel_tool_calls: is('boolean'),
  tools: list,
  tool_choice: stringOrObject,
  functions: list,
  function_call: stringOrObject,
  response_format: object,
  modalities: textOnly,
};

const MAX_MESSAGES = 2_000;
/** Enough to mend a request in one go, few enough to bound the answer. */
const MAX_PROBLEMS = 20;

/**
 * Validates a chat completions body and finds every text in it. Throws `invalid_request` with all problems found.
 * @param extraFields further top-level fields that the operator lets through; scalars only
 */
export function readChatRequest(body: unknown, extraFields: readonly string[]): ChatRequest {
  if (!isObject(body)) throw invalid([{ field: '', expected: 'a JSON object' }]);
  const problems = fieldProblems(body, extraFields);
  const stream = body.stream === true;
  if (stream && body.logprobs === true) {
    problems.push({
      field: 'logprobs',
      expected: 'false in a stream: tokens would leave before they are screened',
    });
  }
  const messages = readMessages(body.messages, problems);
  const tools = readTools(body, problems);
  if (problems.length > 0) throw invalid(problems);
  return {
    body: body as JsonObject,
    model: String(body.model),
    stream,
    jsonMode: isJsonMode(body.response_format),
    texts: [...messages.places, ...tools],
    lastUserText: messages.lastUserText,
  };
}

function fieldProblems(body: Record<string, unknown>, extraFields: readonly string[]): RequestProblem[] {
  const problems: RequestProblem[] = [];
  for (const [field, value] of Object.entries(body)) {
    const check = Object.hasOwn(FIELDS, field) ? FIELDS[field] : extraField(field, extraFields);
    const expected = check ? check(value) : 'no such field: it would pass unscreened';
    if (expected !== undefined) problems.push({ field: field.slice(0, 80), expected });
  }
  for (const field of ['model', 'messages']) {
    if (!Object.hasOwn(body, field)) problems.push({ field, expected: 'to be present' });
  }
  return problems;
}

function extraField(field: string, allowed: readonly string[]): Check | undefined {
  if (!allowed.includes(field)) return undefined;
  return (value) => (isObject(value) || Array.isArray(value) ? 'a scalar: objects would pass unscreened' : undefined);
}

function readMessages(value: unknown, problems: RequestProblem[]): { places: TextPlace[]; lastUserText: string } {
  const places: TextPlace[] = [];
  let lastUserText = '';
  const messages = Array.isArray(value) ? value : [];
  if (messages.length > MAX_MESSAGES)
    problems.push({
      field: 'messages',
      expected: `at most ${MAX_MESSAGES} messages`,
    });
  for (const [index, message] of messages.slice(0, MAX_MESSAGES).entries()) {
    const read: MessageTexts = readMessage(message, `messages[${index}]`);
    problems.push(...read.problems);
    places.push(...read.places);
    if (read.role === 'user') lastUserText = read.places.map(({ holder, key }) => String(holder[key])).join('\n');
    if (problems.length > MAX_PROBLEMS) break;
  }
  return { places, lastUserText };
}

/** Tool descriptions come from who runs the application, like system messages; argument schemas are not prose. */
function readTools(body: Record<string, unknown>, problems: RequestProblem[]): TextPlace[] {
  const places: TextPlace[] = [];
  const read = (definition: unknown, path: string): void => {
    if (!isObject(definition) || typeof definition.name !== 'string') {
      problems.push({ field: path, expected: 'a function with a name' });
    } else if (typeof definition.description === 'string') {
      places.push({
        path: `${path}.description`,
        author: 'instructions',
        holder: definition,
        key: 'description',
      });
    }
  };
  for (const [index, tool] of (Array.isArray(body.tools) ? body.tools : []).entries()) {
    if (isObject(tool) && tool.type === 'function') read(tool.function, `tools[${index}].function`);
    else
      problems.push({
        field: `tools[${index}]`,
        expected: 'a tool of type "function"',
      });
  }
  for (const [index, definition] of (Array.isArray(body.functions) ? body.functions : []).entries()) {
    read(definition, `functions[${index}]`);
  }
  return places;
}

function isJsonMode(format: unknown): boolean {
  return isObject(format) && (format.type === 'json_object' || format.type === 'json_schema');
}

function invalid(problems: readonly RequestProblem[]): ReturnType<typeof gatewayError> {
  return gatewayError('invalid_request', 'the chat request is not valid', {
    details: { problems: problems.slice(0, MAX_PROBLEMS) },
  });
}
