import { beforeAll, describe, expect, it } from 'vitest';
import { send } from './harness/http.ts';
import { outerAddress } from './harness/outer-address.ts';
import { newKey, startTestServer, type TestServer } from './harness/test-server.ts';

const outer = outerAddress('addresses');

describe.runIf(outer !== undefined)('a server on any address, with management on one of them', () => {
  let server: TestServer;
  let outside: string;
  beforeAll(async () => {
    server = await startTestServer({
      config: { listen: { host: '0.0.0.0', port: 0 }, management: { host: outer ?? '', port: 0 } },
    });
    outside = `http://${outer}:${new URL(server.url).port}`;
  });

  it('prints an address that a browser on this machine can use', () => {
    expect(server.running.url).toMatch(/^http:\/\/0\.0\.0\.0:/);
    expect(new URL(server.running.consoleUrl).hostname).toBe(outer);
  });

  it('answers calls and health checks from outside', async () => {
    const { auth } = await newKey(server);
    expect((await send(`${outside}/v1/models`, { headers: auth })).status).toBe(200);
    expect(await send(`${outside}/v1/models`)).toMatchObject({ status: 401, code: 'missing_key' });
    expect((await send(`${outside}/healthz`)).status).toBe(200);
  });

  it.each([
    '/',
    '/api/v1/session',
    '/api/v1/overview',
    '/metrics',
    '/sign-in',
    '/assets/x.js',
    '/api/v1/live',
    '/audit',
    '/%61pi/v1/session',
    '/healthz/x',
  ])('offers nothing else there: %s', async (path) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const answer = await send(`${outside}${path}`, { method, headers: { cookie: server.admin.cookie } });
      expect(answer).toMatchObject({ status: 404, code: 'route_not_found' });
      expect(answer.headers.get('allow')).toBeNull();
    }
  });

  it('offers management on its own address, and on loopback', async () => {
    const loopback = `http://127.0.0.1:${new URL(server.url).port}`;
    for (const base of [server.running.consoleUrl, loopback]) {
      const answer = await send(`${base}/api/v1/session`, { headers: { cookie: server.admin.cookie } });
      expect(answer.status).toBe(200);
    }
  });
});
