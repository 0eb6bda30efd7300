import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { writeFrames } from '../../src/http/send-reply.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { openRaw } from '../harness/raw-connection.ts';

const FRAME = `data: ${'x'.repeat(64 * 1024)}\n\n`;

/** A server whose answers are written by `handle`, and a connection that has asked it. */
async function asked(handle: (response: ServerResponse) => void) {
  const server = createServer((_, response) => handle(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUp(() => server.close());
  const connection = await openRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  cleanUp(() => connection.socket.destroy());
  connection.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return connection;
}

/** Lets everything happen that waits for nothing but its turn. */
function turns(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

describe('a stream of frames', () => {
  it('takes the next frame only when the client has read so far', async () => {
    const raw = Object.assign(new EventEmitter(), { destroyed: false, write: () => false, end: () => undefined });
    let taken = 0;
    async function* frames() {
      for (; taken < 3; taken++) yield FRAME;
    }
    const written = writeFrames(raw as unknown as ServerResponse, frames());
    for (const expected of [0, 1, 2]) {
      await turns();
      expect(taken).toBe(expected);
      raw.emit('drain');
    }
    await written;
    expect(taken).toBe(3);
    expect(raw.listenerCount('drain') + raw.listenerCount('close')).toBe(0);
  });

  it('ends for a client that leaves without having read', async () => {
    const raw = Object.assign(new EventEmitter(), { destroyed: false, write: () => false, end: () => undefined });
    async function* frames() {
      for (;;) yield FRAME;
    }
    const written = writeFrames(raw as unknown as ServerResponse, frames());
    await turns();
    raw.destroyed = true;
    raw.emit('close');
    await expect(written).resolves.toBeUndefined();
  });

  it('is given up when the client is gone', async () => {
    let givenUp = false;
    async function* frames() {
      try {
        for (;;) yield FRAME;
      } finally {
        givenUp = true;
      }
    }
    let written: Promise<void> | undefined;
    const connection = await asked((response) => {
      written = writeFrames(response, frames());
    });
    await connection.until('data:');
    connection.socket.destroy();
    await written;
    expect(givenUp).toBe(true);
  });

  it('that fails is torn, so that nobody takes it for whole', async () => {
    async function* frames() {
      yield FRAME;
      throw new TypeError('broken');
    }
    let failure: unknown;
    const connection = await asked((response) => {
      writeFrames(response, frames()).catch((error: unknown) => {
        failure = error;
      });
    });
    const received = await connection.end();
    expect(failure).toBeInstanceOf(TypeError);
    // The last chunk of a whole answer is empty.
    expect(received.endsWith('0\r\n\r\n')).toBe(false);
  });
});
