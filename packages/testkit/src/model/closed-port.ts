import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A base URL on this machine where nobody listens: connections to it are refused. */
export async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/v1`;
}
