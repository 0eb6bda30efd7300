import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';

/** One thing that is wrong in a data file, with where an editor can jump to. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** What stands in one file. */
export interface YamlText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads YAML that says no more than JSON can: no anchors, aliases, tags, merges, doubled keys, octal or hexadecimal
 * numbers. Then checks the value against a strict schema; every problem names file, line and key.
 */
export function readStrictYaml<Value>(source: YamlText, schema: z.ZodType<Value>): Parsed<Value> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const at = (offset: number, message: string): FileProblem => ({
    file: source.file,
    line: lines.linePos(offset).line,
    message,
  });
  const syntax = [...document.errors, ...document.warnings].map((error) => at(error.pos[0], error.message));
  const excess = syntax.length > 0 ? [] : beyondJson(document).map(([offset, message]) => at(offset, message));
  if (syntax.length + excess.length > 0) return { ok: false, problems: [...syntax, ...excess] };

  const result = schema.safeParse(document.toJS());
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => describe(document, issue, at)) };
}

type Located = readonly [offset: number, message: string];

function beyondJson(document: Document): readonly Located[] {
  const found: Located[] = [];
  const report = (node: Node, message: string): void => {
    found.push([node.range?.[0] ?? 0, message]);
  };
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    if (isAlias(node)) report(node, 'an alias');
    else if (node.anchor) report(node, 'an anchor');
    else if (node.tag) report(node, `a tag ${node.tag}`);
    if (isScalar(node) && (node.format === 'HEX' || node.format === 'OCT'))
      report(node, 'a number that is not decimal');
    if (isScalar(node) && node.value === '<<') report(node, 'a merge key');
  });
  return found;
}

function describe(
  document: Document,
  issue: z.core.$ZodIssue,
  at: (offset: number, message: string) => FileProblem,
): readonly FileProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.join('.') || 'the file';
  if (issue.code !== 'unrecognized_keys') return [at(offsetOf(document, path), `${name}: ${issue.message}`)];
  return issue.keys.map((key) => at(keyOffset(document, path, key), `${name}: unknown key ${key}`));
}

/** Where the value at a path starts, or the nearest value around it when it is missing. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: readonly (string | number)[], key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return offsetOf(document, path);
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}
