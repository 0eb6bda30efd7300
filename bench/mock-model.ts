// A model service that answers at once, as a process of its own. Announces its address as a line of JSON.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { jsonReply, MODELS, PACE_MS, pacedReply, streamReply } from './gateway/payloads.ts';

const json = Buffer.from(jsonReply);
const stream = streamReply.map((frame) => Buffer.from(frame));
const paced = pacedReply.map((frame) => Buffer.from(frame));

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as { model: string; stream?: boolean };
    if (body.stream !== true) return sendJson(response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (body.model === MODELS.paced) return void sendPaced(response);
    for (const frame of stream) response.write(frame);
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${JSON.stringify({ url })}\n`);
});

function sendJson(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length }).end(json);
}

async function sendPaced(response: ServerResponse): Promise<void> {
  for (const frame of paced) {
    await wait(PACE_MS);
    if (response.destroyed) return;
    response.write(frame);
  }
  response.end();
}
