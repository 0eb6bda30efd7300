import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { cleanUp } from './clean-up.ts';

/** A wire to a server that can be cut and mended. */
export interface TcpProxy {
  /** The address of the server, by way of the wire. */
  readonly url: string;
  /** Cuts all connections and refuses new ones. */
  cut(): void;
  restore(): void;
}

export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let up = true;
  const join = (near: Socket): void => {
    if (!up) return void near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
  };
  const server = createServer(join);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    up = false;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  cleanUp(() => {
    cut();
    server.close();
  });
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut,
    restore() {
      up = true;
    },
  };
}
