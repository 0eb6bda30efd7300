import { isWord } from './fields.ts';
import { isObject } from './json.ts';
import type { RequestProblem, TextPlace } from './request.ts';

/** Fields in which the application declares tools and formats: the model reads every text in them. */
const DECLARING = ['tools', 'functions', 'tool_choice', 'function_call', 'response_format'] as const;
/** Deeper than any schema in use; bounds the stack. */
const MAX_DEPTH = 32;

/**
 * Finds the prose in tools, functions and schemas, at any depth. Who runs the application writes it, like a system
 * message. Single ASCII words (types, names, formats) are no prose.
 */
export function readDefinitions(body: Record<string, unknown>, problems: RequestProblem[]): readonly TextPlace[] {
  checkTools(body, problems);
  const places: TextPlace[] = [];
  const visit = (holder: Record<string, unknown>, key: string, path: string, depth: number): void => {
    const value = holder[key];
    if (typeof value === 'string') {
      if (!isWord(value)) places.push({ path, author: 'instructions', holder, key });
    } else if (typeof value === 'object' && value !== null) {
      if (depth > MAX_DEPTH) {
        problems.push({ field: path, expected: `at most ${MAX_DEPTH} levels` });
        return;
      }
      const inner = value as Record<string, unknown>;
      for (const name of Object.keys(inner)) visit(inner, name, childPath(path, name, Array.isArray(value)), depth + 1);
    }
  };
  for (const field of DECLARING) visit(body, field, field, 1);
  return places;
}

/** Names in a path come from the caller and go into records: anything but a plain word is left out. */
function childPath(path: string, name: string, inList: boolean): string {
  if (inList) return `${path}[${name}]`;
  return `${path}.${/^\w{1,40}$/.test(name) ? name : '*'}`.slice(-200);
}

function checkTools(body: Record<string, unknown>, problems: RequestProblem[]): void {
  for (const [index, tool] of entriesOf(body.tools)) {
    if (!isObject(tool) || tool.type !== 'function') {
      problems.push({ field: `tools[${index}]`, expected: 'a tool of type "function"' });
    } else checkFunction(tool.function, `tools[${index}].function`, problems);
  }
  for (const [index, definition] of entriesOf(body.functions)) {
    checkFunction(definition, `functions[${index}]`, problems);
  }
}

function checkFunction(definition: unknown, field: string, problems: RequestProblem[]): void {
  if (isObject(definition) && typeof definition.name === 'string') return;
  problems.push({ field, expected: 'a function with a name' });
}

function entriesOf(value: unknown): Iterable<[number, unknown]> {
  return (Array.isArray(value) ? value : []).entries();
}
