import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { serverError } from '../errors.ts';
import { readConfigFile } from './config-file.ts';
import type { Config, ConfigFile, UpstreamConfig } from './schema.ts';

/** What the command line says; it wins over the environment, which wins over the file. */
export interface ConfigArguments {
  readonly config?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly example: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_FILE = 'anlan.yaml';
const DEFAULT_DATA = 'anlan-data';
const DEFAULT_PORT = 8787;
const DEFAULT_BODY_BYTES = 10 * 1024 * 1024;

/** Joins command line, environment and file. Throws `config_invalid`. */
export function loadConfig(given: ConfigArguments, environment: Environment, cwd: string): Config {
  const path = resolve(cwd, given.config ?? environment.ANLAN_CONFIG ?? DEFAULT_FILE);
  const named = given.config !== undefined || environment.ANLAN_CONFIG !== undefined;
  const file: ConfigFile = named || existsSync(path) ? readConfigFile(path) : {};
  const data = given.data ?? environment.ANLAN_DATA ?? file.data ?? DEFAULT_DATA;
  return {
    listen: {
      host: given.host ?? environment.ANLAN_HOST ?? file.listen?.host ?? '127.0.0.1',
      port:
        portNumber('--port', given.port) ??
        portNumber('ANLAN_PORT', environment.ANLAN_PORT) ??
        file.listen?.port ??
        DEFAULT_PORT,
    },
    management: address(file.management?.listen),
    hosts: file.hosts ?? [],
    data: isAbsolute(data) ? data : resolve(cwd, data),
    databaseUrl: environment.ANLAN_DATABASE_URL ?? file.database?.url,
    upstream: upstream(file.upstream, environment),
    guard: {
      profile: file.guard?.profile ?? 'balanced',
      dryRun: file.guard?.dryRun ?? false,
      onBlock: file.guard?.onBlock ?? 'reply',
      words: file.guard?.words ?? [],
    },
    bodyBytes: file.limits?.bodyBytes ?? DEFAULT_BODY_BYTES,
    logLevel: file.log?.level ?? 'info',
    example: given.example,
  };
}

function upstream(file: ConfigFile['upstream'], environment: Environment): UpstreamConfig | undefined {
  const url = environment.ANLAN_UPSTREAM_URL ?? file?.url;
  if (url === undefined) return undefined;
  if (!URL.canParse(url)) throw wrong('ANLAN_UPSTREAM_URL', 'https://… or http://…');
  const keyEnv = file?.keyEnv ?? 'ANLAN_UPSTREAM_KEY';
  if (file?.keyEnv !== undefined && environment[file.keyEnv] === undefined) {
    throw wrong(file.keyEnv, 'to be set in the environment, as upstream.keyEnv says');
  }
  const { connect = 5, firstByte = 120, idle = 60 } = file?.timeouts ?? {};
  return {
    name: file?.name ?? new URL(url).host,
    url: url.replace(/\/+$/, ''),
    key: environment[keyEnv],
    models: file?.models,
    timeouts: { connectMs: connect * 1000, firstByteMs: firstByte * 1000, idleMs: idle * 1000 },
    extraFields: file?.extraFields ?? [],
  };
}

function address(listen: string | undefined): Config['management'] {
  if (listen === undefined) return undefined;
  const at = listen.lastIndexOf(':');
  return { host: listen.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(listen.slice(at + 1)) };
}

function portNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw wrong(name, 'a port number from 0 to 65535');
  return port;
}

function wrong(key: string, expected: string): Error {
  return serverError('config_invalid', `${key}: expected ${expected}`, { details: { problems: [{ key, expected }] } });
}
