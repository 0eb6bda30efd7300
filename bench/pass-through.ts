// The least that stands between a client and a model service: parses the body, sends it on, pipes the answer. No key, no
// guard, no label, no record. What the gateway costs above it is the price of its work, not of a second hop.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';

const pool = new Pool(process.env.BENCH_UPSTREAM ?? '', { connections: 512 });

const server = createServer((request, response) => {
  carry(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${JSON.stringify({ url })}\n`);
});

async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.stringify(JSON.parse(Buffer.concat(parts).toString('utf8')));
  const path = request.url ?? '/';
  const answer = await pool.request({ method: 'POST', path, headers: { 'content-type': 'application/json' }, body });
  response.writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) });
  await pipeline(answer.body, response);
}
