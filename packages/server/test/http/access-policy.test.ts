import { describe, expect, it } from 'vitest';
import { createAccessPolicy } from '../../src/http/access-policy.ts';

const loopback = { localAddress: '127.0.0.1' };
const policy = createAccessPolicy({
  listen: { host: '0.0.0.0', port: 8787 },
  management: { host: '10.0.0.5', port: 8788 },
  hosts: ['AI.example.com'],
});

describe('the host', () => {
  it.each<[host: string | undefined, localAddress: string, allowed: boolean]>([
    ['127.0.0.1:8787', '127.0.0.1', true],
    ['localhost', '127.0.0.1', true],
    ['LOCALHOST:1', '127.0.0.1', true],
    ['[::1]:8787', '::1', true],
    ['ai.example.com', '10.0.0.7', true],
    ['10.0.0.5:8788', '10.0.0.5', true],
    // The address that was connected to: a page cannot be made to stand for a number.
    ['10.0.0.7:8787', '10.0.0.7', true],
    ['10.0.0.7:8787', '::ffff:10.0.0.7', true],
    ['10.0.0.8:8787', '10.0.0.7', false],
    ['evil.example', '127.0.0.1', false],
    ['127.0.0.1.evil.example', '127.0.0.1', false],
    ['localhost.evil.example:8787', '127.0.0.1', false],
    ['ai.example.com.', '127.0.0.1', false],
    ['0.0.0.0:8787', '127.0.0.1', false],
    ['user@localhost', '127.0.0.1', false],
    ['localhost:8787:1', '127.0.0.1', false],
    ['localhost, evil.example', '127.0.0.1', false],
    ['', '127.0.0.1', false],
    [undefined, '127.0.0.1', false],
  ])('%s on %s: %s', (host, localAddress, allowed) => {
    expect(policy.hostAllowed(host, { localAddress })).toBe(allowed);
  });
});

describe('the origin', () => {
  it.each<[origin: string | undefined, host: string, allowed: boolean]>([
    [undefined, 'localhost:8787', true],
    ['http://localhost:8787', 'localhost:8787', true],
    ['https://localhost:8787', 'localhost:8787', true],
    ['http://[::1]:8787', '[::1]:8787', true],
    ['http://localhost', 'localhost:80', true],
    ['https://localhost', 'localhost', true],
    // A proxy that ends TLS and names us as it likes.
    ['https://ai.example.com', '127.0.0.1:8787', true],
    // Another program on the same machine; cookies do not tell ports apart.
    ['http://localhost:3000', 'localhost:8787', false],
    ['http://127.0.0.1:8787', 'localhost:8787', false],
    ['https://ai.example.com:3000', '127.0.0.1:8787', false],
    ['http://evil.example', 'localhost:8787', false],
    ['http://evil.example:8787', 'localhost:8787', false],
    ['http://localhost:8787.evil.example', 'localhost:8787', false],
    ['http://user@localhost:8787', 'localhost:8787', false],
    ['null', 'localhost:8787', false],
    ['file://', 'localhost:8787', false],
    ['chrome-extension://localhost:8787', 'localhost:8787', false],
    ['', 'localhost:8787', false],
  ])('%s for %s: %s', (origin, host, allowed) => {
    expect(policy.originAllowed(origin, host)).toBe(allowed);
  });
});

describe('management', () => {
  it.each<[string | undefined, boolean]>([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.5', false],
    ['::ffff:10.0.0.5', false],
    ['::127.0.0.1', false],
    [undefined, false],
  ])('on %s: %s', (localAddress, allowed) => {
    expect(policy.managementAllowed({ localAddress })).toBe(allowed);
  });

  it('answers on a connection that came in at its own address', () => {
    const socket = { localAddress: '10.0.0.5' };
    policy.admitToManagement(socket);
    expect(policy.managementAllowed(socket)).toBe(true);
    expect(policy.managementAllowed({ localAddress: '10.0.0.5' })).toBe(false);
    expect(policy.managementAllowed(loopback)).toBe(true);
  });
});
