import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection that sends exactly what it is told, HTTP or not. */
export interface RawConnection {
  readonly socket: Socket;
  write(text: string): void;
  /** Everything received until a text is seen in it, or the server closes. */
  until(text: string): Promise<string>;
  /** Everything received until the server closes. */
  end(): Promise<string>;
}

export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  let received = '';
  let closed = false;
  const changed = new Set<() => void>();
  const notify = (): void => {
    for (const listener of changed) listener();
  };
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
    notify();
  });
  socket.on('close', () => {
    closed = true;
    notify();
  });
  const when = (isDone: () => boolean): Promise<string> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!isDone()) return;
        changed.delete(check);
        resolve(received);
      };
      changed.add(check);
      check();
    });
  return {
    socket,
    write: (text) => void socket.write(text),
    until: (text) => when(() => closed || received.includes(text)),
    end: () => when(() => closed),
  };
}

/** Sends one text and reads until the server closes the connection. */
export async function exchangeRaw(url: string, text: string): Promise<string> {
  const connection = await openRaw(url);
  connection.write(text);
  return connection.end();
}
