const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

/**
 * Names that occur twice in one object of a JSON text, which `JSON.parse` hides: two values of `Label` would look like
 * one. The text must have been parsed before: on valid JSON these tokens are all that is needed.
 */
export function repeatedNames(json: string): readonly string[] {
  const repeated: string[] = [];
  const open: Set<string>[] = [];
  let lastString = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') lastString = token;
    else noteName(JSON.parse(lastString) as string, open.at(-1), repeated);
  }
  return repeated;
}

function noteName(name: string, names: Set<string> | undefined, repeated: string[]): void {
  if (names?.has(name)) repeated.push(name);
  names?.add(name);
}
