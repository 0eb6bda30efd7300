import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { createAccessPolicy } from '../../src/http/access-policy.ts';
import { openDoors } from '../../src/http/door-plan.ts';
import { openDoor } from '../../src/http/doors.ts';
import { createInFlight } from '../../src/http/in-flight.ts';
import { createLiveCalls } from '../../src/views/live.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { outerAddress } from '../harness/outer-address.ts';
import { exchangeRaw, openRaw } from '../harness/raw-connection.ts';

const outer = outerAddress('doors');

async function open(listen: { host: string; port: number }, management?: { host: string; port: number }) {
  const config = { listen, management, hosts: [] };
  const app = Fastify();
  app.get('/slow', () => new Promise(() => undefined));
  app.get('/', async ({ socket }) => ({ management: access.managementAllowed(socket), at: socket.localAddress }));
  await app.ready();
  const access = createAccessPolicy(config);
  const doors = await openDoors(app, config, access);
  const close = (patience?: number) => doors.close({ inFlight: createInFlight(), live: createLiveCalls() }, patience);
  cleanUp(() => close(0));
  return { ...doors, close };
}

const ask = async (url: string): Promise<unknown> => (await fetch(url)).json();

describe('the doors', () => {
  it('on loopback: one for everything', async () => {
    const { url, consoleUrl } = await open({ host: '127.0.0.1', port: 0 });
    expect(consoleUrl).toBe(url);
    expect(await ask(url)).toMatchObject({ management: true });
  });

  it('on any address: management on loopback only', async () => {
    const { url, consoleUrl } = await open({ host: '0.0.0.0', port: 0 });
    const { port } = new URL(url);
    expect(consoleUrl).toBe(`http://127.0.0.1:${port}`);
    expect(await ask(consoleUrl)).toMatchObject({ management: true });
  });

  it.runIf(outer !== undefined)(
    'on an address beside loopback: management gets a door of its own on loopback',
    async () => {
      const { url, consoleUrl } = await open({ host: outer ?? '', port: 0 });
      expect(await ask(url)).toEqual({ management: false, at: outer });
      expect(consoleUrl).toBe(`http://127.0.0.1:${new URL(url).port}`);
      expect(await ask(consoleUrl)).toMatchObject({ management: true });
    },
  );

  it.runIf(outer !== undefined)('on any address: no management for who comes from outside', async () => {
    const { consoleUrl } = await open({ host: '0.0.0.0', port: 0 });
    expect(await ask(consoleUrl.replace('127.0.0.1', outer ?? ''))).toEqual({ management: false, at: outer });
  });

  it('with a management address: both, and the console is there', async () => {
    const { url, consoleUrl } = await open({ host: '127.0.0.1', port: 0 }, { host: '127.0.0.2', port: 0 });
    expect(new URL(consoleUrl).hostname).toBe('127.0.0.2');
    expect(await ask(consoleUrl)).toMatchObject({ management: true, at: '127.0.0.2' });
    expect(await ask(url)).toMatchObject({ at: '127.0.0.1' });
  });

  it('with management on any address: the console is reached on loopback', async () => {
    const { consoleUrl } = await open({ host: '127.0.0.1', port: 0 }, { host: '0.0.0.0', port: 0 });
    expect(new URL(consoleUrl).hostname).toBe('127.0.0.1');
    expect(await ask(consoleUrl)).toMatchObject({ management: true });
  });

  it('that cannot be opened leave nothing open', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    cleanUp(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    await expect(open({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'listen_failed',
      details: { host: '127.0.0.1', port, reason: 'EADDRINUSE' },
    });
    const free = createServer();
    free.listen(0, '127.0.0.1');
    await once(free, 'listening');
    const first = (free.address() as AddressInfo).port;
    free.close();
    await once(free, 'close');
    await expect(open({ host: '127.0.0.1', port: first }, { host: '127.0.0.1', port })).rejects.toThrow(/EADDRINUSE/);
    await expect(fetch(`http://127.0.0.1:${first}/`)).rejects.toThrow();
  });

  it('refuse an address that is not of this machine', async () => {
    await expect(open({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ code: 'listen_failed' });
  });

  it('cut what does not end in time', async () => {
    const { url, close } = await open({ host: '127.0.0.1', port: 0 });
    const connection = await openRaw(url);
    connection.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
    const idle = await openRaw(url);
    idle.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await idle.until('management');
    await close(0);
    expect(await connection.end()).toBe('');
    expect(await idle.end()).toContain('200 OK');
  });
});

describe('what is no HTTP, or could be read in two ways', () => {
  const host = 'Host: 127.0.0.1';
  it.each<[title: string, request: string, status: string]>([
    ['is refused: noise', '\u0016\u0003\u0001\u0002\u0000', '400'],
    ['is refused: no host', 'GET / HTTP/1.1\r\n\r\n', '400'],
    ['is refused: a space before a colon', `GET / HTTP/1.1\r\n${host}\r\nX : 1\r\n\r\n`, '400'],
    ['is refused: a folded header', `GET / HTTP/1.1\r\n${host}\r\nX: 1\r\n 2\r\n\r\n`, '400'],
    [
      'is refused: two lengths',
      `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
      '400',
    ],
    ['is refused: a length that is none', `POST / HTTP/1.1\r\n${host}\r\nContent-Length: +1\r\n\r\na`, '400'],
    [
      'is refused: length and chunks',
      `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n${host}\r\n\r\n`,
      '400',
    ],
    [
      'is refused: chunks that are not the last coding',
      `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
      '400',
    ],
    ['is refused: a bare line feed', `GET / HTTP/1.1\n${host}\n\n`, '400'],
    ['is refused: a header without end', `GET / HTTP/1.1\r\n${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['is not a tunnel', `CONNECT example.com:443 HTTP/1.1\r\n${host}\r\n\r\n`, ''],
  ])('%s', async (_, request, status) => {
    const { url } = await open({ host: '127.0.0.1', port: 0 });
    const received = await exchangeRaw(url, request);
    expect(received.split(' ')[1] ?? '').toBe(status);
    expect(received.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(received.toLowerCase()).not.toContain('x-powered');
    if (status !== '') expect(received).toMatch(/^HTTP\/1\.1 .*Connection: close.*\r\n\r\n(0\r\n\r\n)?$/s);
  });

  it('two requests at once get their two answers, in order', async () => {
    const { url } = await open({ host: '127.0.0.1', port: 0 });
    const get = (path: string) => `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`;
    const received = await exchangeRaw(
      url,
      get('/') + get('/none').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );
    expect([...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '404']);
  });
});

describe('a client that sends a trickle', () => {
  it.each([
    ['of its head', 'GET / HTTP/1.1\r\nHost: x\r\nX: '],
    ['of its body', 'POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'],
  ])('%s loses its place', async (_, begun) => {
    const app = Fastify();
    app.post('/read', () => 'read');
    await app.ready();
    const timeouts = { headMs: 100, requestMs: 200, checkMs: 50 };
    const door = await openDoor(app, { host: '127.0.0.1', port: 0, timeouts });
    cleanUp(() => door.cut());
    const connection = await openRaw(door.url);
    connection.write(begun);
    expect(await connection.end()).toMatch(/^HTTP\/1\.1 408 /);
  });
});
