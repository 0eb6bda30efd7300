import { configInvalid } from './config-problem.ts';
import type { Config } from './schema.ts';

/** Variables that are set; an empty one is not. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting from outside the file: the name of its option or variable, and its text where it was given. */
export type Setting = readonly [name: string, value: string | undefined];

/** The first setting that was given, read. */
export function pick<Value>(
  read: (setting: readonly [string, string]) => Value,
  ...settings: readonly Setting[]
): Value | undefined {
  for (const [name, value] of settings) if (value !== undefined) return read([name, value]);
  return undefined;
}

export function portNumber([name, value]: readonly [string, string]): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw settingInvalid(name, 'a port number from 0 to 65535');
}

/** Never empty: that would be every address of the machine. */
export function hostName([name, value]: readonly [string, string]): string {
  if (HOST.test(value)) return value;
  throw settingInvalid(name, 'an address or a host name');
}

/** The address itself is not repeated in an error: it can hold a password. */
export function databaseUrl([name, value]: readonly [string, string]): string {
  if (DATABASE_URL.test(value) && URL.canParse(value)) return value;
  throw settingInvalid(name, 'postgres://…');
}

export const HOST: RegExp = /^[A-Za-z0-9:._-]{1,253}$/;
export const DATABASE_URL: RegExp = /^postgres(ql)?:\/\//;

/** `host:port`, the host of IPv6 in brackets; the schema of the file has checked it. */
export function splitAddress(address: string | undefined): Config['management'] {
  if (address === undefined) return undefined;
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) };
}

export function settingInvalid(name: string, expected: string): Error {
  return configInvalid([
    { file: name.startsWith('--') ? 'command line' : 'environment', line: 0, key: name, expected },
  ]);
}
