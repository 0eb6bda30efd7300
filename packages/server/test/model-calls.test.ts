import { type FakeModel, answersStatus, closedPort, says, startFakeModel } from '@anlan/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { chat } from './harness/chat.ts';
import { cleanUp } from './harness/clean-up.ts';
import { newKey, startTestServer, type TestServer } from './harness/test-server.ts';

let server: TestServer;
let auth: { authorization: string };
beforeAll(async () => {
  server = await startTestServer();
  ({ auth } = await newKey(server));
});

describe('a chat call', () => {
  it('is answered, labelled and recorded under the id in x-request-id', async () => {
    const answer = await server.send('/v1/chat/completions', { headers: auth, body: chat('你好') });
    expect(answer.status).toBe(200);
    const id = answer.headers.get('x-request-id') ?? '';
    const call = await server.admin.call('getCall', { params: { id } });
    expect(call).toMatchObject({ outcome: 'completed', stream: false, origin: 'tour' });
  });
});
