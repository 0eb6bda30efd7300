import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { says, startFakeModel } from '@anlan/testkit';
import { expect, it } from 'vitest';
import { MODEL, user } from './harness/chat.ts';
import { signIn } from './harness/management.ts';
import { watchedClient } from './harness/openai-client.ts';
import { startServer } from './harness/server-process.ts';

it('stops though connections stand open: one that never said a word, and one whose caller left in mid-answer', async () => {
  const model = await startFakeModel({ script: says('今天晴。'.repeat(200), { streaming: { delayMs: 20 } }) });
  const server = await startServer({ upstream: model.baseUrl });
  const silent = await connected(server.url);
  try {
    const { openai } = watchedClient(server.url, await (await signIn(server)).newKey('停机'));
    const messages = [user('今天天气如何？')];
    for await (const _ of await openai.chat.completions.create({ model: MODEL, messages, stream: true })) break;
    await model.received[0]?.ending;
    expect(await server.stop()).toBe(0);
  } finally {
    silent.destroy();
    await model.close();
  }
});

/** As browsers open them ahead of time. */
async function connected(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
