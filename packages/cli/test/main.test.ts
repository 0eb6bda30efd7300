import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERSION } from '@anlan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../src/index.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'anlan-cli-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function run(args: readonly string[], env: Readonly<Record<string, string>> = { LANG: 'en_GB.UTF-8' }) {
  const written = { out: '', err: '' };
  const code = await main(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    env,
    cwd,
    isTty: false,
  });
  return { code, ...written };
}

describe('anlan', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j says what there is', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const part of ['serve', 'admin', 'catalog', '--json', '--lang', 'Exit codes']) expect(out).toContain(part);
  });

  it.each(['--version', '-v'])('%s says its version', async (flag) => {
    expect(await run([flag])).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
    expect(await run([flag, '--json'])).toEqual({ code: 0, out: `${JSON.stringify({ version: VERSION })}\n`, err: '' });
  });

  it.each(['serve', 'admin', 'catalog'])('explains %s in both languages, however it is asked', async (name) => {
    for (const [lang, word] of [
      ['zh', /[一-龥]/],
      ['en', /^[^一-龥]*$/],
    ] as const) {
      const { out } = await run(['help', name, '--lang', lang]);
      expect(out).toMatch(word);
      expect(await run([name, '--help', `--lang=${lang}`])).toEqual({ code: 0, out, err: '' });
      expect(out).toContain(`anlan ${name}`);
    }
  });

  it.each([
    [
      'serve',
      ['--port', '--host', '--data', '--config', '--no-example', 'ANLAN_UPSTREAM_URL', 'ANLAN_DATABASE_URL', 'Ctrl-C'],
    ],
    ['admin', ['admin link', '--data', '--config', '15']],
  ])('explains of %s every option that it takes', async (name, options) => {
    for (const lang of ['zh', 'en']) {
      const { out } = await run(['help', name, '--lang', lang]);
      for (const option of options) expect(out).toContain(option);
    }
  });

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, /退出码/],
    [{ LANG: 'en_US.UTF-8' }, /Exit codes/],
    [{ LANG: 'en_US.UTF-8', ANLAN_LANG: 'zh' }, /退出码/],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, /Exit codes/],
    [{}, /退出码/],
  ])('speaks the language of %j', async (env, words) => {
    expect((await run([], env as Record<string, string>)).out).toMatch(words);
  });
});

describe('what is not understood', () => {
  it.each<[args: string[], says: RegExp]>([
    [['srve'], /no command “srve”\. anlan --help/],
    [['seve'], /Did you mean serve\?/],
    [['catalogue'], /Did you mean catalog\?/],
    [['help', 'none'], /no command “none”/],
    [['serve', '--prot', '80'], /--prot/],
    [['serve', 'now'], /now/],
    [['serve', '--port'], /--port/],
    [['serve', '--port', '99999'], /command line: --port: expected a port number from 0 to 65535/],
    [['serve', '--host', ''], /command line: --host/],
    [['serve', '--config', 'none.yaml'], /none\.yaml: expected a file that exists/],
    [['admin'], /anlan admin link/],
    [['admin', 'unlink'], /anlan admin link/],
    [['admin', 'link', 'now'], /anlan admin link/],
    [['admin', 'link', '--all'], /--all/],
  ])('%j is said on standard error, exit code 2', async (args, says) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it.each<[args: string[], code: string]>([
    [['none'], 'usage'],
    [['help', 'none'], 'usage'],
    [['serve', '--prot'], 'usage'],
    [['admin'], 'usage'],
    [['serve', '--port', 'x'], 'config_invalid'],
  ])('%j with --json is an error object on standard error', async (args, code) => {
    const { code: exit, out, err } = await run([...args, '--json']);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(JSON.parse(err)).toEqual({ error: expect.objectContaining({ code, message: expect.any(String) }) });
  });

  it('in a configuration file is named with line and key, and how to go on', async () => {
    writeFileSync(join(cwd, 'bad.yaml'), 'listen:\n  port: x\nlgo: {}\n');
    const { err } = await run(['serve', '--config', 'bad.yaml']);
    expect(err).toContain(`${join(cwd, 'bad.yaml')}:2: listen.port: expected a whole number`);
    expect(err).toContain(`${join(cwd, 'bad.yaml')}:3: lgo: expected no such key`);
    expect(err).toContain('docs/guides/configuration.md');
    const { err: json } = await run(['serve', '--config', 'bad.yaml', '--json']);
    expect(JSON.parse(json).error.details.problems).toHaveLength(2);
  });

  it('is said in Chinese to who reads Chinese', async () => {
    expect((await run(['srve', '--lang', 'zh'])).err).toContain('没有“srve”这个命令');
  });
});
