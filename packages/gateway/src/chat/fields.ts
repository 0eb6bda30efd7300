import { isObject } from './json.ts';

/** What is wrong with a value, in words for the caller's engineer; undefined where nothing is. */
export type FieldCheck = (value: unknown) => string | undefined;

/** A check that also takes null, which clients send for "not set". */
const optional =
  (right: (value: unknown) => boolean, expected: string): FieldCheck =>
  (value) =>
    value === null || right(value) ? undefined : expected;

const flag = optional((value) => typeof value === 'boolean', 'a boolean');
const number = optional((value) => typeof value === 'number', 'a number');
const within = (low: number, high: number): FieldCheck =>
  optional(
    (value) => typeof value === 'number' && value >= low && value <= high,
    low === high ? `${low}` : `a number from ${low} to ${high}`,
  );
/** An id of the caller's, which the model does not read. */
const id = optional((value) => typeof value === 'string' && value.length <= 512, 'a string of at most 512 characters');
const object = optional(isObject, 'an object');
const list = optional(Array.isArray, 'a list');
const valuesOf = (type: 'boolean' | 'number' | 'string'): FieldCheck =>
  optional(
    (value) => isObject(value) && Object.values(value).every((item) => typeof item === type),
    `an object of ${type}s`,
  );
/** Some services write such settings into the prompt: a sentence would reach the model unscreened. */
const word = optional(isWord, 'a single word');
const wordOrObject = optional((value) => isWord(value) || isObject(value), 'a single word or an object');

const stop = optional(
  (value) => typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string')),
  'a string or a list of strings',
);
const textOnly = optional(
  (value) => Array.isArray(value) && value.every((item) => item === 'text'),
  '["text"]: other modalities are not offered',
);
/** Goes into records: no control characters, and no lone surrogates, which no record can hold. */
const model: FieldCheck = (value) =>
  typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(value) ? undefined : 'a model name';

/** Fields of POST /v1/chat/completions. What is not here is refused: an unread field is a way around the guard. */
const FIELDS: Readonly<Record<string, FieldCheck>> = {
  model,
  messages: (value) => (Array.isArray(value) && value.length > 0 ? undefined : 'a list with at least one message'),
  stream: flag,
  stream_options: valuesOf('boolean'),
  temperature: within(0, 2),
  top_p: within(0, 1),
  n: within(1, 8),
  max_tokens: within(1, 10_000_000),
  max_completion_tokens: within(1, 10_000_000),
  presence_penalty: within(-2, 2),
  frequency_penalty: within(-2, 2),
  logit_bias: valuesOf('number'),
  logprobs: flag,
  // Alternatives are tokens of texts that nobody screened.
  top_logprobs: within(0, 0),
  stop,
  seed: number,
  user: id,
  safety_identifier: id,
  prompt_cache_key: id,
  metadata: valuesOf('string'),
  store: flag,
  service_tier: word,
  reasoning_effort: word,
  verbosity: word,
  parallel_tool_calls: flag,
  tools: list,
  tool_choice: wordOrObject,
  functions: list,
  function_call: wordOrObject,
  response_format: object,
  modalities: textOnly,
};

/** A setting that the operator lets through for its own model service: never prose, which nobody would screen. */
const extra = optional(
  (value) => typeof value === 'number' || typeof value === 'boolean' || isWord(value),
  'a number, a boolean or a single word: other values would pass unscreened',
);

/** The check of a top-level field; undefined for a field that the gateway does not carry. */
export function fieldCheck(field: string, extraFields: readonly string[]): FieldCheck | undefined {
  if (Object.hasOwn(FIELDS, field)) return FIELDS[field];
  return extraFields.includes(field) ? extra : undefined;
}

/** Something that can name or choose, but cannot say anything. */
export function isWord(value: unknown): boolean {
  return typeof value === 'string' && /^[\w$.:/-]{1,64}$/.test(value);
}
