import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { addressProblem, createUpstreamLookup } from '../src/upstream/address-policy.ts';
import { checkUpstreamAddress } from '../src/upstream/index.ts';

describe('checkUpstreamAddress', () => {
  test.each([
    'https://api.example.com/v1',
    'http://127.0.0.1:11434/v1',
    'http://localhost:8000/v1/',
    'http://[::1]:8000/v1',
    'http://10.0.0.5/v1',
    'http://192.168.1.2:8000',
    'http://172.16.0.9/v1',
    'http://[fd12:3456::1]/v1',
    'http://modelname:8000/v1',
    'https://metadata.example.com/v1',
  ])('%s is allowed', (url) => {
    expect(checkUpstreamAddress(url)).toEqual({ ok: true, value: new URL(url) });
  });

  test.each([
    ['', 'not_a_url'],
    ['api.example.com/v1', 'not_a_url'],
    ['/v1', 'not_a_url'],
    ['ftp://example.com', 'unsupported_scheme'],
    ['file:///etc/passwd', 'unsupported_scheme'],
    ['javascript:alert(1)', 'unsupported_scheme'],
    ['localhost:8000', 'unsupported_scheme'],
    ['https://user@example.com/v1', 'credentials_in_url'],
    ['https://user:secret@example.com/v1', 'credentials_in_url'],
    ['https://:secret@example.com/v1', 'credentials_in_url'],
    ['https://example.com/v1?key=1', 'query_or_fragment'],
    ['https://example.com/v1?', 'query_or_fragment'],
    ['https://example.com/v1#', 'query_or_fragment'],
    ['http://169.254.169.254/latest', 'link_local_address'],
    ['http://169.254.0.1', 'link_local_address'],
    ['http://2852039166/', 'link_local_address'],
    ['http://0xA9.0xFE.0xA9.0xFE/', 'link_local_address'],
    ['http://0251.0376.0251.0376/', 'link_local_address'],
    ['http://[fe80::1]/', 'link_local_address'],
    ['http://[febf::1]:80/', 'link_local_address'],
    ['http://[::ffff:169.254.169.254]/', 'link_local_address'],
    ['http://[64:ff9b::169.254.169.254]/', 'link_local_address'],
    ['http://[fd00:ec2::254]/', 'metadata_service'],
    ['http://[fd20:ce::254]/', 'metadata_service'],
    ['http://100.100.100.200/', 'metadata_service'],
    ['http://168.63.129.16/', 'metadata_service'],
    ['http://metadata.google.internal/', 'metadata_service'],
    ['http://METADATA.google.internal./', 'metadata_service'],
    ['http://metadata/', 'metadata_service'],
    ['http://metadata.tencentyun.com/', 'metadata_service'],
  ] as const)('%s is refused: %s', (url, problem) => {
    expect(checkUpstreamAddress(url)).toEqual({ ok: false, error: problem });
  });
});

describe('addresses behind a name', () => {
  const resolveTo =
    (...addresses: LookupAddress[]) =>
    (_name: string, _options: unknown, callback: (error: null, addresses: LookupAddress[]) => void): void =>
      callback(null, addresses);
  const look = (all: boolean, ...addresses: LookupAddress[]): unknown[] => {
    const out: unknown[] = [];
    const lookup = createUpstreamLookup(resolveTo(...addresses) as never);
    lookup('name', { all }, (...result: unknown[]) => out.push(...result));
    return out;
  };
  const good = { address: '127.0.0.1', family: 4 };
  const other = { address: '::1', family: 6 };
  const bad = { address: '169.254.169.254', family: 4 };

  test('an allowed one is connected to, in the form that was asked for', () => {
    expect(look(true, good, other)).toEqual([null, [good, other]]);
    expect(look(false, good, other)).toEqual([null, '127.0.0.1', 4]);
  });

  test.each([
    ['only a forbidden one', [bad]],
    ['a forbidden one among allowed ones', [good, bad]],
    ['none', []],
  ])('%s is refused', (_, addresses) => {
    for (const all of [true, false]) expect(look(all, ...addresses)[0]).toMatchObject({ code: 'upstream_unreachable' });
  });

  test('an error of the resolver is passed on', () => {
    const failing = createUpstreamLookup(((_name: string, _options: unknown, callback: (error: Error) => void) =>
      callback(Object.assign(new TypeError('x'), { code: 'ENOTFOUND' }))) as never);
    failing('name', {}, (error) => expect(error).toMatchObject({ code: 'ENOTFOUND' }));
    expect.assertions(1);
  });

  test.each([
    ['8.8.8.8', undefined],
    ['::ffff:10.0.0.1', undefined],
    ['2001:db8::1', undefined],
    ['::ffff:a9fe:a9fe', 'link_local_address'],
    ['::ffff:100.100.100.200', 'metadata_service'],
  ] as const)('%s: %s', (address, problem) => {
    expect(addressProblem(address)).toBe(problem);
  });
});
