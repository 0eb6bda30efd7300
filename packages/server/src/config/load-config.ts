import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { readConfigFile } from './config-file.ts';
import { upstreamConfig } from './load-upstream.ts';
import type { Config, ConfigFile } from './schema.ts';
import { databaseUrl, type Environment, hostName, pick, portNumber, splitAddress } from './settings.ts';

/** What the command line says; it wins over the environment, which wins over the file. */
export interface ConfigArguments {
  readonly config?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly example: boolean;
}

const DEFAULT_FILE = 'anlan.yaml';
const DEFAULT_DATA = 'anlan-data';
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 8787;
const DEFAULT_BODY_BYTES = 10 * 1024 * 1024;

/** Joins command line, environment and file. An empty variable counts as not set. Throws `config_invalid`. */
export function loadConfig(given: ConfigArguments, environment: Environment, cwd: string): Config {
  const env: Environment = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const file = configFile(given, env, cwd);
  const data = given.data ?? env.ANLAN_DATA ?? file.data ?? DEFAULT_DATA;
  return {
    listen: {
      host: pick(hostName, ['--host', given.host], ['ANLAN_HOST', env.ANLAN_HOST]) ?? file.listen?.host ?? DEFAULT_HOST,
      port:
        pick(portNumber, ['--port', given.port], ['ANLAN_PORT', env.ANLAN_PORT]) ?? file.listen?.port ?? DEFAULT_PORT,
    },
    management: splitAddress(file.management?.listen),
    hosts: file.hosts ?? [],
    data: isAbsolute(data) ? data : resolve(cwd, data),
    databaseUrl: pick(databaseUrl, ['ANLAN_DATABASE_URL', env.ANLAN_DATABASE_URL]) ?? file.database?.url,
    upstream: upstreamConfig(file.upstream, env),
    guard: guardConfig(file.guard),
    bodyBytes: file.limits?.bodyBytes ?? DEFAULT_BODY_BYTES,
    logLevel: file.log?.level ?? 'warn',
    example: given.example,
  };
}

/** A file that was named must exist; the one in the working directory need not. */
function configFile(given: ConfigArguments, env: Environment, cwd: string): ConfigFile {
  const named = given.config ?? env.ANLAN_CONFIG;
  const path = resolve(cwd, named ?? DEFAULT_FILE);
  return named !== undefined || existsSync(path) ? readConfigFile(path) : {};
}

function guardConfig(file: ConfigFile['guard']): Config['guard'] {
  return {
    profile: file?.profile ?? 'balanced',
    dryRun: file?.dryRun ?? false,
    onBlock: file?.onBlock ?? 'reply',
    words: file?.words ?? [],
  };
}
