import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { serverError } from '../errors.ts';

/** An address on which the application answers. */
export interface Door {
  /** With the port that was taken, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, and lets go of those on which nothing goes on. */
  shut(): void;
  /** Cuts what is left. */
  cut(): Promise<void>;
}

export interface DoorOptions {
  readonly host: string;
  readonly port: number;
  readonly onConnection?: (socket: Socket) => void;
  readonly timeouts?: DoorTimeouts;
}

/** Time for a client to send its head, and its whole request: a trickle must not hold a place for ever. */
export interface DoorTimeouts {
  readonly headMs: number;
  readonly requestMs: number;
  /** How often connections are looked at. */
  readonly checkMs: number;
}

const TIMEOUTS: DoorTimeouts = { headMs: 15_000, requestMs: 120_000, checkMs: 5_000 };
/** Longer than the idle time of usual proxies, which would otherwise send into a connection that is being closed. */
const KEEP_ALIVE_MS = 72_000;
const MAX_HEAD_BYTES = 16 * 1024;
const MAX_HEADERS = 100;

/** Opens an address for an application that is ready. Throws `listen_failed`. */
export async function openDoor(app: FastifyInstance, options: DoorOptions): Promise<Door> {
  const { host, port, onConnection, timeouts = TIMEOUTS } = options;
  const server = createServer(
    {
      headersTimeout: timeouts.headMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: timeouts.checkMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEAD_BYTES,
      // Strict parsing, whatever the process was started with: what two parsers read differently smuggles requests.
      insecureHTTPParser: false,
    },
    (request, response) => app.routing(request, response),
  );
  server.maxHeadersCount = MAX_HEADERS;
  if (onConnection) server.on('connection', onConnection);
  server.on('clientError', refuse);
  await listen(server, host, port);
  // Such as too many open files: a connection that is not accepted must not take the others with it.
  server.on('error', (error) => app.log.error({ err: error }, 'a connection could not be accepted'));
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    shut() {
      server.close();
      server.closeIdleConnections();
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  // One address of the two that the name may stand for, and the same one everywhere.
  server.listen(port, host === 'localhost' ? '127.0.0.1' : host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    const details = { host, port, reason };
    throw serverError('listen_failed', `cannot listen on ${host}:${port} (${reason})`, { cause, details });
  }
}

/** What is no HTTP never reaches the application. The answer says so and no more; then the connection ends. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  socket.end(`HTTP/1.1 ${statusOf(error.code)}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function statusOf(code: string | undefined): string {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return '431 Request Header Fields Too Large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return '408 Request Timeout';
    default:
      return '400 Bad Request';
  }
}
