import { describe, expect, it } from 'vitest';
import { createGuard } from '../../src/index.ts';
import { matchesOf } from '../matches.ts';
import { policyOf } from '../policies.ts';

const find = matchesOf('secret.private_key');
const line = 'MIIEpAIBAAKCAQEA75P7WAd2WnQTkZqpDjWUvNmXcVbRtYuIoPaSdFgHjKlZxC+/';
const pem = (lines: readonly string[], joint = '\n', title = 'RSA PRIVATE KEY'): string =>
  [`-----BEGIN ${title}-----`, ...lines, `-----END ${title}-----`].join(joint);

describe('private keys', () => {
  it.each([
    ['PKCS #1', pem([line, line, 'qXo9=='])],
    ['PKCS #8', pem([line], '\n', 'PRIVATE KEY')],
    ['OpenSSH', pem([line, line], '\r\n', 'OPENSSH PRIVATE KEY')],
    ['encrypted, with headers', pem(['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,3F17F5316E2BAC89', '', line])],
    ['inside JSON', pem([line, line], '\\n')],
    ['as strings of source text', pem([line, line], '" + \n  "')],
    ['in one line', pem([line + line], ' ')],
  ])('are found whole: %s', (_, key) => {
    expect(find(`before ${key} after`)).toEqual([key]);
  });

  it('are found to the last line when the end mark is missing', () => {
    const cut = `-----BEGIN PRIVATE KEY-----\n${line}\n${line}`;
    expect(find(cut)).toEqual([cut]);
  });

  it.each([
    ['a public key', pem([line], '\n', 'PUBLIC KEY')],
    ['a certificate', pem([line], '\n', 'CERTIFICATE')],
    ['the title alone', 'A PEM file begins with -----BEGIN PRIVATE KEY----- and holds base64.'],
    ['an example without a key', pem(['...'])],
    ['a rule', '-'.repeat(200)],
  ])('pass: %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('never leave in part when they stream unit by unit', () => {
    const guard = createGuard(policyOf({ actions: { secret: 'redact' } }));
    const stream = guard.stream('output');
    const text = `密钥：\n${pem(Array.from({ length: 25 }, () => line))}\n请保管好。`;
    const released = [...[...text].map((unit) => stream.push('text', unit).release), stream.end('text').release].join(
      '',
    );
    expect(released).toBe('密钥：\n[私钥]\n请保管好。');
  });

  it('stop the text when they are longer than the hold', () => {
    const guard = createGuard(policyOf({ limits: { maxHold: 1024 } }));
    const endless = `x -----BEGIN PRIVATE KEY-----\n${line.repeat(100)}`;
    expect(guard.screen('output', endless)).toMatchObject({ effect: 'block', reason: 'buffer_exceeded', text: '' });
  });
});
