import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './identity/durable-file.ts';
import { newSecret } from './identity/secrets.ts';

const FILE = 'host.token';

/** Made anew at every start; readable by the owner of the data directory alone. */
export function issueHostToken(directory: string): string {
  const token = newSecret('');
  writeDurably(join(directory, FILE), `${token}\n`);
  return token;
}

/** The token of the running server, for commands on the same host; undefined where there is none to read. */
export function readHostToken(directory: string): string | undefined {
  const path = join(directory, FILE);
  return existsSync(path) && statSync(path).size < 200 ? readFileSync(path, 'utf8').trim() : undefined;
}
