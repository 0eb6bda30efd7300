import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built console lies: beside this package in the workspace. Undefined where it was not built. */
export function consoleDirectory(): string | undefined {
  const directory = fileURLToPath(new URL('../../console/dist', import.meta.url));
  return existsSync(directory) ? directory : undefined;
}
