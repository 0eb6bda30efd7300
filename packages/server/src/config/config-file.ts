import { existsSync, readFileSync } from 'node:fs';
import { isNode, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { serverError } from '../errors.ts';
import { type ConfigFile, configSchema } from './schema.ts';

/** One thing wrong with the configuration file, precise enough to mend it. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly expected: string;
}

const MAX_BYTES = 1024 * 1024;

/** Reads `anlan.yaml`. Throws `config_invalid` with every problem: file, line, key and what was expected. */
export function readConfigFile(path: string): ConfigFile {
  const source = readText(path);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, merge: false });
  const [syntax] = document.errors;
  if (syntax) {
    const { line } = lines.linePos(syntax.pos[0]);
    throw invalid([{ file: path, line, key: '', expected: `valid YAML (${syntax.message.split('\n')[0]})` }]);
  }
  // At most a handful of aliases: a configuration needs none, and many would multiply.
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 10 }) ?? {});
  if (parsed.success) return parsed.data;
  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let depth = keys.length; depth > 0; depth--) {
      const node = document.getIn(keys.slice(0, depth), true);
      if (isNode(node) && (node as Node).range) return lines.linePos((node as Node).range?.[0] ?? 0).line;
    }
    return 1;
  };
  throw invalid(parsed.error.issues.flatMap((issue) => problems(path, issue, lineOf)));
}

function problems(
  file: string,
  issue: z.core.$ZodIssue,
  lineOf: (keys: readonly PropertyKey[]) => number,
): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const keys = [...issue.path, key];
      return {
        file,
        line: lineOf(keys),
        key: keys.join('.'),
        expected: 'no such key; see docs/guides/configuration.md',
      };
    });
  }
  const expected = issue.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : issue.message;
  return [{ file, line: lineOf(issue.path), key: issue.path.join('.'), expected }];
}

function readText(path: string): string {
  if (!existsSync(path)) throw invalid([{ file: path, line: 0, key: '', expected: 'the file to exist' }]);
  const bytes = readFileSync(path);
  if (bytes.length > MAX_BYTES) throw invalid([{ file: path, line: 0, key: '', expected: 'at most 1 MiB' }]);
  return bytes.toString('utf8');
}

function invalid(found: readonly ConfigProblem[]): Error {
  const [first] = found;
  const where =
    first && `${first.file}:${first.line}${first.key === '' ? '' : `: ${first.key}`}: expected ${first.expected}`;
  return serverError('config_invalid', where ?? 'the configuration is not valid', { details: { problems: found } });
}
