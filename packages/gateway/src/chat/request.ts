import type { JsonObject } from '@anlan/core';
import { gatewayError } from '../errors.ts';
import { readDefinitions } from './definitions.ts';
import { fieldCheck } from './fields.ts';
import { isObject } from './json.ts';
import { readMessage } from './message.ts';

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

const MAX_MESSAGES = 2_000;
/** Screening costs some time for each text, however short: bounds it for bodies of many tiny parts. */
const MAX_TEXTS = 10_000;
/** Enough to mend a request in one go, few enough to bound the answer. */
const MAX_PROBLEMS = 20;

/**
 * Validates a chat completions body and finds every text in it. Throws `invalid_request` with the problems found.
 * @param extraFields further top-level fields that the operator lets through; numbers, flags, single words
 */
export function readChatRequest(body: unknown, extraFields: readonly string[]): ChatRequest {
  if (!isObject(body)) throw invalid([{ field: '', expected: 'a JSON object' }]);
  const problems = fieldProblems(body, extraFields);
  const messages = readMessages(body.messages, problems);
  const texts = [...messages.places, ...readDefinitions(body, problems)];
  if (texts.length > MAX_TEXTS) problems.push({ field: '', expected: `at most ${MAX_TEXTS} texts` });
  if (problems.length > 0) throw invalid(problems);
  return {
    body: body as JsonObject,
    model: String(body.model),
    stream: body.stream === true,
    jsonMode: isJsonMode(body.response_format),
    texts,
    lastUserText: messages.lastUserText,
  };
}

function fieldProblems(body: Record<string, unknown>, extraFields: readonly string[]): RequestProblem[] {
  const problems: RequestProblem[] = [];
  for (const [field, value] of Object.entries(body)) {
    const check = fieldCheck(field, extraFields);
    const expected = check ? check(value) : 'no such field: it would pass unscreened';
    if (expected !== undefined) problems.push({ field: field.slice(0, 80), expected });
  }
  for (const field of ['model', 'messages']) {
    if (!Object.hasOwn(body, field)) problems.push({ field, expected: 'to be present' });
  }
  if (body.stream === true && body.logprobs === true) {
    problems.push({ field: 'logprobs', expected: 'false in a stream: tokens would leave before they are screened' });
  }
  return problems;
}

interface Messages {
  readonly places: TextPlace[];
  lastUserText: string;
}

function readMessages(value: unknown, problems: RequestProblem[]): Messages {
  const messages = Array.isArray(value) ? value : [];
  if (messages.length > MAX_MESSAGES) {
    problems.push({ field: 'messages', expected: `at most ${MAX_MESSAGES} messages` });
  }
  const found: Messages = { places: [], lastUserText: '' };
  for (const [index, message] of messages.slice(0, MAX_MESSAGES).entries()) {
    const read = readMessage(message, `messages[${index}]`);
    problems.push(...read.problems.slice(0, MAX_PROBLEMS));
    for (const place of read.places) found.places.push(place);
    if (read.role === 'user') found.lastUserText = read.places.map(({ holder, key }) => String(holder[key])).join('\n');
    if (problems.length >= MAX_PROBLEMS) break;
  }
  return found;
}

function isJsonMode(format: unknown): boolean {
  return isObject(format) && (format.type === 'json_object' || format.type === 'json_schema');
}

function invalid(problems: readonly RequestProblem[]): ReturnType<typeof gatewayError> {
  return gatewayError('invalid_request', 'the chat request is not valid', {
    details: { problems: problems.slice(0, MAX_PROBLEMS) },
  });
}
