import { readFileSync, statSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { type ConfigProblem, configInvalid } from './config-problem.ts';
import { expectedBy } from './expectation.ts';
import { type ConfigFile, configSchema } from './schema.ts';

const MAX_BYTES = 1024 * 1024;

/** Reads `anlan.yaml`. Throws `config_invalid` with every problem: file, line, key and what was expected. */
export function readConfigFile(path: string): ConfigFile {
  const source = readText(path);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, merge: false });
  // Warnings too: an unknown tag would silently become a text.
  const [syntax] = [...document.errors, ...document.warnings];
  if (syntax) throw configInvalid([syntaxProblem(path, syntax, lines)]);
  const parsed = configSchema.safeParse(plainValue(document, path) ?? {});
  if (parsed.success) return parsed.data;
  throw configInvalid(parsed.error.issues.flatMap((issue) => problems(path, issue, placeIn(document, lines))));
}

/** Without anchors and aliases: a configuration needs none, and a few nested ones unfold into gigabytes. */
function plainValue(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw configInvalid([{ file: path, line: 0, key: '', expected: 'no aliases (*name)' }]);
  }
}

function syntaxProblem(file: string, error: YAMLError, lines: LineCounter): ConfigProblem {
  const { line } = lines.linePos(error.pos[0]);
  return { file, line, key: '', expected: `valid YAML (${error.message.split('\n')[0]?.replace(/:$/, '')})` };
}

function problems(
  file: string,
  issue: z.core.$ZodIssue,
  lineOf: (keys: readonly PropertyKey[]) => number,
): readonly ConfigProblem[] {
  const problem = (keys: readonly PropertyKey[], expected: string): ConfigProblem => ({
    file,
    line: lineOf(keys),
    key: keys.map(String).join('.'),
    expected,
  });
  if (issue.code !== 'unrecognized_keys') return [problem(issue.path, expectedBy(issue))];
  return issue.keys.map((key) => problem([...issue.path, key], 'no such key (docs/guides/configuration.md lists all)'));
}

/** Line of a key, or of the nearest one above it where the key itself is missing. */
function placeIn(document: Document, lines: LineCounter): (keys: readonly PropertyKey[]) => number {
  return (keys) => {
    let line = 1;
    let node: unknown = document.contents;
    for (const key of keys) {
      const place = isMap(node)
        ? node.items.find(({ key: name }) => isScalar(name) && String(name.value) === String(key))
        : undefined;
      const next = isSeq(node) ? node.items[Number(key)] : place?.key;
      if (!isNode(next) || !next.range) return line;
      line = lines.linePos(next.range[0]).line;
      node = isSeq(node) ? next : place?.value;
    }
    return line;
  };
}

function readText(path: string): string {
  const refuse = (expected: string): never => {
    throw configInvalid([{ file: path, line: 0, key: '', expected }]);
  };
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return refuse('a file that exists');
  if (stat.size > MAX_BYTES) return refuse('at most 1 MiB');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return refuse('a readable text in UTF-8');
  }
}
