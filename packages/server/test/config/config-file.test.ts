import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAnlanError } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../src/config/config-file.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const directory = temporaryDirectory();
const path = join(directory, 'anlan.yaml');

function read(text: string | Uint8Array) {
  writeFileSync(path, text);
  try {
    return readConfigFile(path);
  } catch (error) {
    if (!isAnlanError(error)) throw error;
    const problems = (error.details?.problems ?? []) as readonly { line: number; key: string; expected: string }[];
    return { code: error.code, message: error.message, problems };
  }
}

describe('a configuration file', () => {
  it('may be empty, or hold comments only', () => {
    expect(read('')).toEqual({});
    expect(read('# nothing yet\n')).toEqual({});
  });

  it('may be JSON, which is YAML too', () => {
    expect(read('{"listen": {"port": 9000}}')).toEqual({ listen: { port: 9000 } });
  });

  it.each<[title: string, text: string, line: number, key: string, expected: RegExp]>([
    ['an unknown key', 'data: x\nlisten:\n  prot: 80\n', 3, 'listen.prot', /no such key/],
    ['an unknown key at the top', 'listen:\n  port: 80\nguards: {}\n', 3, 'guards', /no such key/],
    ['a text for a number', 'listen:\n  port: eighty\n', 2, 'listen.port', /^a whole number$/],
    ['a fraction for a whole number', 'listen:\n  port: 80.5\n', 2, 'listen.port', /^a whole number$/],
    ['a number that is too large', 'listen:\n  port: 70000\n', 2, 'listen.port', /^at most 65535$/],
    ['a number for a text', 'data: 7\n', 1, 'data', /^a text$/],
    ['a text for keys', 'listen: 127.0.0.1\n', 1, 'listen', /^keys with values$/],
    ['a list for keys', '- listen\n', 1, '', /^keys with values$/],
    ['a text for a switch', 'guard:\n  dryRun: "yes"\n', 2, 'guard.dryRun', /^true or false$/],
    ['a word that is not on the list', 'guard:\n  onBlock: ignore\n', 2, 'guard.onBlock', /^one of reply, error$/],
    ['an unknown level', 'log:\n  level: loud\n', 2, 'log.level', /^one of debug, info, warn, error, silent$/],
    ['an empty entry of a list', 'hosts:\n  - a.example\n  - ""\n', 3, 'hosts.1', /^an address or a host name$/],
    [
      'an empty host, which would be every address',
      'listen:\n  host: ""\n',
      2,
      'listen.host',
      /address or a host name/,
    ],
    ['an empty word', 'guard:\n  words: [""]\n', 2, 'guard.words.0', /^at least 1 characters$/],
    ['a missing key', 'data: x\nupstream:\n  name: a\n', 2, 'upstream.url', /^a text$/],
    ['a service that is no URL', 'upstream:\n  url: example\n', 2, 'upstream.url', /^https:/],
    ['a service by another scheme', 'upstream:\n  url: ftp://example.com\n', 2, 'upstream.url', /^https:/],
    ['a key in a URL', 'upstream:\n  url: https://user:key@example.com\n', 2, 'upstream.url', /no user or password/],
    ['the metadata service', 'upstream:\n  url: http://169.254.169.254/v1\n', 2, 'upstream.url', /no link-local/],
    [
      'a key in place of its name',
      'upstream:\n  url: https://a.example\n  keyEnv: sk-12\n',
      3,
      'upstream.keyEnv',
      /name of an/,
    ],
    [
      'a time of nothing',
      'upstream:\n  url: https://a.example\n  timeouts: {idle: 0}\n',
      3,
      'upstream.timeouts.idle',
      /at least/,
    ],
    ['another database', 'database:\n  url: mysql://a\n', 2, 'database.url', /^postgres:/],
    ['a management address without port', 'management:\n  listen: 10.0.0.1\n', 2, 'management.listen', /^host:port/],
    ['a management port that is none', 'management:\n  listen: a:99999\n', 2, 'management.listen', /^host:port/],
    ['a body limit that is too small', 'limits:\n  bodyBytes: 10\n', 2, 'limits.bodyBytes', /^at least 1024$/],
    ['a key twice', 'data: a\ndata: b\n', 2, '', /valid YAML .*unique/i],
    ['bad indentation', 'listen:\n  port: 1\n host: a\n', 3, '', /valid YAML/],
    ['an unknown tag', 'data: !secret x\n', 1, '', /valid YAML/],
    ['a merge key', 'listen:\n  <<: {port: 1}\n', 2, 'listen.<<', /no such key/],
  ])('refuses %s with line and key', (...[, text, line, key, expected]) => {
    const result = read(text);
    expect(result).toMatchObject({ code: 'config_invalid', problems: [{ file: path, line, key }] });
    const [problem] = (result as { problems: { expected: string }[] }).problems;
    expect(problem?.expected).toMatch(expected);
  });

  it('names all problems, each on a line of its own', () => {
    const result = read('listen:\n  port: x\nlog:\n  level: y\nz: 1\n');
    expect(result).toMatchObject({
      message: [
        `${path}:2: listen.port: expected a whole number`,
        `${path}:4: log.level: expected one of debug, info, warn, error, silent`,
        `${path}:5: z: expected no such key (docs/guides/configuration.md lists all)`,
      ].join('\n'),
    });
  });

  it('does not unfold aliases, which could grow without end', () => {
    const bomb = [
      'a: &a [x,x,x]',
      ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`)}]`),
    ];
    expect(read(bomb.join('\n'))).toMatchObject({
      code: 'config_invalid',
      problems: [{ expected: 'no aliases (*name)' }],
    });
  });

  it.each<[string, () => void, RegExp]>([
    ['is too large', () => writeFileSync(path, `# ${'x'.repeat(1024 * 1024)}`), /at most 1 MiB/],
    ['is no text', () => writeFileSync(path, new Uint8Array([0xff, 0xfe, 0x00])), /UTF-8/],
  ])('is refused where it %s', (_, prepare, expected) => {
    prepare();
    expect(() => readConfigFile(path)).toThrow(expected);
  });

  it('must exist and be a file', () => {
    expect(() => readConfigFile(join(directory, 'none.yaml'))).toThrow(/expected a file that exists/);
    mkdirSync(join(directory, 'folder.yaml'));
    expect(() => readConfigFile(join(directory, 'folder.yaml'))).toThrow(/expected a file that exists/);
  });
});
