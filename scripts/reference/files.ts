import { errorTable, openApiDocument } from '@anlan/api';
import { errorPage } from './error-page.ts';
import { formatted } from './format.ts';

/** The generated pages of the reference: path from the root of the repository, and text. */
export function referenceFiles(version: string): ReadonlyMap<string, string> {
  const files: readonly (readonly [string, string])[] = [
    ['docs/reference/errors.md', errorPage(errorTable)],
    ['docs/reference/openapi.json', JSON.stringify(openApiDocument(version))],
  ];
  return new Map(files.map(([path, text]) => [path, formatted(path, text)]));
}
