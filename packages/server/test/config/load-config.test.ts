import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConfigArguments, loadConfig } from '../../src/config/load-config.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const directory = temporaryDirectory();
const none = temporaryDirectory();
writeFileSync(
  join(directory, 'anlan.yaml'),
  `listen: {host: 10.0.0.1, port: 1001}
management: {listen: "[::1]:1002"}
hosts: [ai.example.com]
data: file-data
database: {url: postgres://file/db}
upstream: {name: service, url: "https://file.example/v1/", keyEnv: SERVICE_KEY, models: [a], timeouts: {idle: 9}}
guard: {dryRun: true, onBlock: error, words: [x]}
limits: {bodyBytes: 2048}
log: {level: info}
`,
);
const load = (given: Partial<ConfigArguments> = {}, environment = {}, cwd = directory) =>
  loadConfig({ example: true, ...given }, { SERVICE_KEY: 'k', ...environment }, cwd);

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(loadConfig({ example: true }, {}, none)).toEqual({
      listen: { host: '127.0.0.1', port: 8787 },
      management: undefined,
      hosts: [],
      data: join(none, 'anlan-data'),
      databaseUrl: undefined,
      upstream: undefined,
      guard: { profile: 'balanced', dryRun: false, onBlock: 'reply', words: [] },
      bodyBytes: 10 * 1024 * 1024,
      logLevel: 'warn',
      example: true,
    });
  });

  it('takes what the file says', () => {
    expect(load()).toEqual({
      listen: { host: '10.0.0.1', port: 1001 },
      management: { host: '::1', port: 1002 },
      hosts: ['ai.example.com'],
      data: join(directory, 'file-data'),
      databaseUrl: 'postgres://file/db',
      upstream: {
        name: 'service',
        url: 'https://file.example/v1',
        key: 'k',
        models: ['a'],
        timeouts: { connectMs: 5_000, firstByteMs: 120_000, idleMs: 9_000 },
        extraFields: [],
      },
      guard: { profile: 'balanced', dryRun: true, onBlock: 'error', words: ['x'] },
      bodyBytes: 2048,
      logLevel: 'info',
      example: true,
    });
  });

  it('prefers the environment to the file, and the command line to both', () => {
    const environment = {
      ANLAN_HOST: '10.0.0.2',
      ANLAN_PORT: '2001',
      ANLAN_DATA: '/env/data',
      ANLAN_DATABASE_URL: 'postgresql://env/db',
      ANLAN_UPSTREAM_URL: 'http://env.example/v1',
    };
    expect(load({}, environment)).toMatchObject({
      listen: { host: '10.0.0.2', port: 2001 },
      data: '/env/data',
      databaseUrl: 'postgresql://env/db',
      upstream: { url: 'http://env.example/v1', name: 'service' },
    });
    expect(load({ host: '10.0.0.3', port: '3001', data: 'cli-data' }, environment)).toMatchObject({
      listen: { host: '10.0.0.3', port: 3001 },
      data: join(directory, 'cli-data'),
    });
  });

  it('reads the file that the command line names, before the one that the environment names', () => {
    writeFileSync(join(directory, 'a.yaml'), 'listen: {port: 11}');
    writeFileSync(join(directory, 'b.yaml'), 'listen: {port: 12}');
    expect(load({}, { ANLAN_CONFIG: 'a.yaml' }).listen.port).toBe(11);
    expect(load({ config: 'b.yaml' }, { ANLAN_CONFIG: 'a.yaml' }).listen.port).toBe(12);
    expect(() => load({ config: 'missing.yaml' })).toThrow(/missing\.yaml: expected a file that exists/);
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(
      ['HOST', 'PORT', 'DATA', 'DATABASE_URL', 'UPSTREAM_URL', 'CONFIG'].map((name) => [`ANLAN_${name}`, '']),
    );
    expect(load({}, empty)).toEqual(load());
  });

  it.each<[title: string, given: Partial<ConfigArguments>, environment: object, message: RegExp]>([
    ['a port that is no number', { port: 'abc' }, {}, /^command line: --port: expected a port number/],
    ['a port that is none', { port: '65536' }, {}, /--port/],
    ['a port in the environment', {}, { ANLAN_PORT: '-1' }, /^environment: ANLAN_PORT: expected a port/],
    ['an empty host, which would be every address', { host: '' }, {}, /^command line: --host: expected an address/],
    ['a host with a blank', {}, { ANLAN_HOST: 'a b' }, /^environment: ANLAN_HOST/],
    ['a database of another kind', {}, { ANLAN_DATABASE_URL: 'mysql://a' }, /^environment: ANLAN_DATABASE_URL/],
    ['a service that is no URL', {}, { ANLAN_UPSTREAM_URL: 'x' }, /^environment: ANLAN_UPSTREAM_URL: expected https/],
    ['a key that is not set', {}, { SERVICE_KEY: undefined }, /^environment: SERVICE_KEY: expected to be set/],
    ['a key that is empty', {}, { SERVICE_KEY: '' }, /^environment: SERVICE_KEY: expected to be set/],
    ['a key with a line break', {}, { SERVICE_KEY: 'a\nb' }, /^environment: SERVICE_KEY: expected printable/],
  ])('refuses %s', (_, given, environment, message) => {
    expect(() => load(given, environment)).toThrow(message);
    expect(() => load(given, environment)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });

  it('never repeats a secret in an error', () => {
    for (const environment of [{ SERVICE_KEY: 'sk-geheim\n' }, { ANLAN_DATABASE_URL: 'pg://u:sk-geheim@h/d' }]) {
      try {
        load({}, environment);
        expect.unreachable();
      } catch (error) {
        expect(JSON.stringify([(error as Error).message, error])).not.toContain('geheim');
      }
    }
  });
});
