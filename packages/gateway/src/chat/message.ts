import { isObject } from './json.ts';
import type { RequestProblem, TextAuthor, TextPlace } from './request.ts';

export interface MessageTexts {
  readonly role: string;
  readonly places: readonly TextPlace[];
  readonly problems: readonly RequestProblem[];
}

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
/** Members that carry text to the model as a plain string. */
const TEXT_MEMBERS = ['refusal', 'reasoning_content', 'reasoning', 'name'];
const OTHER_MEMBERS = [
  'role',
  'content',
  'tool_calls',
  'tool_call_id',
  'function_call',
  'annotations',
  'audio',
  'prefix',
];

/**
 * Reads one message of the request: every text in it, whatever the role, because a forbidden text in an earlier turn
 * or in a tool result reaches the model as much as one in the last. The caller controls all of it.
 */
export function readMessage(message: unknown, path: string): MessageTexts {
  if (!isObject(message) || typeof message.role !== 'string' || !ROLES.includes(message.role)) {
    const problem = { field: path, expected: `a message with a role of ${ROLES.join(', ')}` };
    return { role: '', places: [], problems: [problem] };
  }
  const places: TextPlace[] = [];
  const problems: RequestProblem[] = [];
  const author: TextAuthor = message.role === 'system' || message.role === 'developer' ? 'instructions' : 'content';
  const found: Found = {
    text: (holder, key, where) => places.push({ path: where, author, holder, key }),
    problem: (field, expected) => problems.push({ field, expected }),
  };
  readMembers(message, path, found);
  readContent(message, path, found);
  readCalls(message, path, found);
  // Clients echo an assistant message whole; its annotations are output and mean nothing to the model.
  delete message.annotations;
  return { role: message.role, places, problems };
}

interface Found {
  readonly text: (holder: Record<string, unknown>, key: string, where: string) => void;
  readonly problem: (field: string, expected: string) => void;
}

function readMembers(message: Record<string, unknown>, path: string, found: Found): void {
  refuseOthers(message, [...TEXT_MEMBERS, ...OTHER_MEMBERS], path, found);
  for (const member of TEXT_MEMBERS) {
    const value = message[member];
    if (typeof value === 'string') found.text(message, member, `${path}.${member}`);
    else if (isSet(value)) found.problem(`${path}.${member}`, 'a string');
  }
  if (isSet(message.audio)) found.problem(`${path}.audio`, 'no audio: it cannot be screened yet');
  if (isSet(message.prefix) && typeof message.prefix !== 'boolean') found.problem(`${path}.prefix`, 'a boolean');
  checkId(message, 'tool_call_id', path, found);
}

function readContent(message: Record<string, unknown>, path: string, found: Found): void {
  const { content } = message;
  if (!isSet(content)) return;
  if (typeof content === 'string') found.text(message, 'content', `${path}.content`);
  else if (!Array.isArray(content)) found.problem(`${path}.content`, 'a string or a list of parts');
  else for (const [index, part] of content.entries()) readPart(part, `${path}.content[${index}]`, found);
}

function readPart(part: unknown, where: string, found: Found): void {
  const type = isObject(part) ? part.type : undefined;
  const key = type === 'text' || type === 'refusal' ? type : undefined;
  const plain = isObject(part) && Object.keys(part).every((member) => member === 'type' || member === key);
  if (plain && key !== undefined && typeof part[key] === 'string') found.text(part, key, `${where}.${key}`);
  else found.problem(where, 'a text part: images, audio and files cannot be screened yet');
}

function readCalls(message: Record<string, unknown>, path: string, found: Found): void {
  const { tool_calls: calls, function_call: single } = message;
  if (isSet(calls) && !Array.isArray(calls)) found.problem(`${path}.tool_calls`, 'a list');
  for (const [index, call] of (Array.isArray(calls) ? calls : []).entries()) {
    readToolCall(call, `${path}.tool_calls[${index}]`, found);
  }
  if (isSet(single)) readFunction(single, `${path}.function_call`, found);
}

function readToolCall(call: unknown, where: string, found: Found): void {
  if (!isObject(call) || call.type !== 'function') {
    found.problem(where, 'a call of type "function"');
    return;
  }
  refuseOthers(call, ['id', 'type', 'index', 'function'], where, found);
  if (isSet(call.index) && typeof call.index !== 'number') found.problem(`${where}.index`, 'a number');
  checkId(call, 'id', where, found);
  readFunction(call.function, `${where}.function`, found);
}

function readFunction(call: unknown, where: string, found: Found): void {
  if (!isObject(call) || typeof call.name !== 'string') {
    found.problem(where, 'a function call with a name');
    return;
  }
  refuseOthers(call, ['name', 'arguments'], where, found);
  found.text(call, 'name', `${where}.name`);
  if (typeof call.arguments === 'string') found.text(call, 'arguments', `${where}.arguments`);
  else if (call.arguments !== undefined) found.problem(`${where}.arguments`, 'a string');
}

function refuseOthers(holder: Record<string, unknown>, known: readonly string[], where: string, found: Found): void {
  for (const member of Object.keys(holder)) {
    if (!known.includes(member)) {
      found.problem(`${where}.${member.slice(0, 80)}`, 'no such member: it would pass unscreened');
    }
  }
}

/** Ids join a call and its result; they are not screened, so they must be too short and plain to say anything. */
function checkId(holder: Record<string, unknown>, member: string, where: string, found: Found): void {
  const value = holder[member];
  if (isSet(value) && !(typeof value === 'string' && /^[\x21-\x7e]{0,200}$/.test(value))) {
    found.problem(`${where}.${member}`, 'an id of at most 200 ASCII characters without spaces');
  }
}

/** Clients send null for what is not set. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
