import type { ConfigFile, UpstreamConfig } from './schema.ts';
import { type Environment, settingInvalid } from './settings.ts';
import { addressProblem } from './upstream-address.ts';

/** The model service, from file and environment; none: the built-in tour model answers. Throws `config_invalid`. */
export function upstreamConfig(file: ConfigFile['upstream'], environment: Environment): UpstreamConfig | undefined {
  const url = addressFrom(environment) ?? file?.url;
  if (url === undefined) return undefined;
  const { connect = 5, firstByte = 120, idle = 60 } = file?.timeouts ?? {};
  return {
    name: file?.name ?? new URL(url).host,
    url: url.replace(/\/+$/, ''),
    key: keyFrom(file, environment),
    models: file?.models,
    timeouts: { connectMs: connect * 1000, firstByteMs: firstByte * 1000, idleMs: idle * 1000 },
    extraFields: file?.extraFields ?? [],
  };
}

function addressFrom({ ANLAN_UPSTREAM_URL: url }: Environment): string | undefined {
  const expected = url === undefined ? undefined : addressProblem(url);
  if (expected !== undefined) throw settingInvalid('ANLAN_UPSTREAM_URL', expected);
  return url;
}

function keyFrom(file: ConfigFile['upstream'], environment: Environment): string | undefined {
  const name = file?.keyEnv ?? 'ANLAN_UPSTREAM_KEY';
  const key = environment[name];
  if (file?.keyEnv !== undefined && key === undefined) {
    throw settingInvalid(name, 'to be set, as upstream.keyEnv says');
  }
  // Anything else would break the header apart or be refused by the HTTP client with every call.
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) throw settingInvalid(name, 'printable ASCII without spaces');
  return key;
}
