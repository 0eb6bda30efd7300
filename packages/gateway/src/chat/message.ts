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
  const problems: RequestProblem[] = [];
  const places: TextPlace[] = [];
  if (!isObject(message) || typeof message.role !== 'string' || !ROLES.includes(message.role)) {
    return {
      role: '',
      places,
      problems: [
        {
          field: path,
          expected: `a message with a role of ${ROLES.join(', ')}`,
        },
      ],
    };
  }
  const author: TextAuthor = message.role === 'system' || message.role === 'developer' ? 'instructions' : 'content';
  const place = (holder: Record<string, unknown>, key: string, where: string): void => {
    places.push({ path: where, author, holder, key });
  };
  const problem = (where: string, expected: string): void => {
    problems.push({ field: where, expected });
  };

  for (const member of Object.keys(message)) {
    if (!TEXT_MEMBERS.includes(member) && !OTHER_MEMBERS.includes(member)) {
      problem(`${path}.${member.slice(0, 80)}`, 'no such member: it would pass unscreened');
    }
  }
  for (const member of TEXT_MEMBERS) {
    const value = message[member];
    if (typeof value === 'string') place(message, member, `${path}.${member}`);
    else if (value !== undefined && value !== null) problem(`${path}.${member}`, 'a string');
  }
  readContent(message, path, place, problem);
  readToolCalls(message, path, place, problem);
  if (message.audio !== undefined && message.audio !== null)
    problem(`${path}.audio`, 'no audio: it cannot be screened yet');
  // Clients echo an assistant message whole; its annotations are output and mean nothing to the model.
  delete message.annotations;
  return { role: message.role, places, problems };
}

type Place = (holder: Record<string, unknown>, key: string, where: string) => void;
type Problem = (where: string, expected: string) => void;

function readContent(message: Record<string, unknown>, path: string, place: Place, problem: Problem): void {
  const { content } = message;
  if (content === undefined || content === null) return;
  if (typeof content === 'string') {
    place(message, 'content', `${path}.content`);
  } else if (Array.isArray(content)) {
    for (const [index, part] of content.entries()) readPart(part, `${path}.content[${index}]`, place, problem);
  } else {
    problem(`${path}.content`, 'a string or a list of parts');
  }
}

function readPart(part: unknown, where: string, place: Place, problem: Problem): void {
  const type = isObject(part) ? part.type : undefined;
  const key = type === 'text' || type === 'refusal' ? type : undefined;
  const plain = isObject(part) && Object.keys(part).every((member) => member === 'type' || member === key);
  if (plain && key !== undefined && typeof part[key] === 'string') place(part, key, `${where}.${key}`);
  else problem(where, 'a text part: images, audio and files cannot be screened yet');
}

function readToolCalls(message: Record<string, unknown>, path: string, place: Place, problem: Problem): void {
  const { tool_calls: calls, function_call: single } = message;
  if (calls !== undefined && calls !== null && !Array.isArray(calls)) problem(`${path}.tool_calls`, 'a list');
  for (const [index, call] of (Array.isArray(calls) ? calls : []).entries()) {
    const where = `${path}.tool_calls[${index}]`;
    if (isObject(call) && call.type === 'function') readCall(call.function, `${where}.function`, place, problem);
    else problem(where, 'a call of type "function"');
  }
  if (single !== undefined && single !== null) readCall(single, `${path}.function_call`, place, problem);
}

function readCall(call: unknown, where: string, place: Place, problem: Problem): void {
  if (!isObject(call) || typeof call.name !== 'string') {
    problem(where, 'a function call with a name');
    return;
  }
  place(call, 'name', `${where}.name`);
  if (typeof call.arguments === 'string') place(call, 'arguments', `${where}.arguments`);
  else if (call.arguments !== undefined) problem(`${where}.arguments`, 'a string');
}
