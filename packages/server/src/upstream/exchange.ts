import type { AbortSignal as CallerSignal } from '@anlan/gateway';
import { type Dispatcher, Pool } from 'undici';
import { createUpstreamLookup } from './address-policy.ts';
import { type Cancellation, createCancellation } from './cancellation.ts';
import { bodyFailure, headerFailure } from './upstream-failure.ts';

export interface UpstreamTimeouts {
  /** TCP and TLS. */
  readonly connectMs: number;
  /** From sending the call to the first byte of the answer's body; models may think for long before it. */
  readonly firstByteMs: number;
  /** Between two pieces of the body, while somebody waits for the second. */
  readonly idleMs: number;
}

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One HTTP request whose status has arrived. Its body must be read to the end, drained or cancelled. */
export interface Exchange {
  readonly status: number;
  header(name: string): string;
  /** The next piece of the body, undefined at its end. Rejects with an upstream error. */
  read(): Promise<Uint8Array | undefined>;
  /** Closes the connection at once; a pending `read` rejects. */
  cancel(): void;
  /** Reads what little is left so that the connection can serve the next call; closes it if there is more. */
  drain(): void;
}

export interface UpstreamClient {
  /** Rejects with an upstream error if no status arrives. */
  send(request: ExchangeRequest, signal: CallerSignal): Promise<Exchange>;
  close(): Promise<void>;
}

const DRAIN_BYTES = 64 * 1024;
const DRAIN_MS = 1_000;
/** Beyond, calls wait for a free connection, and their first-byte deadline runs. */
const CONNECTIONS = 512;

/** Connections to one model service. Follows no redirect: the address that was checked is the one that is called. */
export function createUpstreamClient(
  origin: string,
  timeouts: UpstreamTimeouts,
  connections: number = CONNECTIONS,
): UpstreamClient {
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: timeouts.connectMs, lookup: createUpstreamLookup() },
    // Own deadlines measure what the caller waits for; the client's would run while nobody reads.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    async send(request, signal) {
      const cancellation = createCancellation(signal);
      cancellation.expireIn(timeouts.firstByteMs, 'first byte of the answer');
      try {
        return createExchange(await respond(pool, request, cancellation), cancellation, timeouts);
      } catch (error) {
        cancellation.release();
        throw headerFailure(error);
      }
    },
    close: () => pool.destroy(),
  };
}

/** The HTTP client notices an abort only once it has a connection, so that the wait for one is cut short here. */
function respond(pool: Pool, request: ExchangeRequest, { signal }: Cancellation): Promise<Dispatcher.ResponseData> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    pool.request({ ...request, signal }).then(resolve, reject);
  });
}

function createExchange(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  cancellation: Cancellation,
  timeouts: UpstreamTimeouts,
): Exchange {
  // Without a listener, a body that breaks while nobody reads it would end the process.
  body.on('error', () => undefined);
  const pieces: AsyncIterator<Uint8Array, undefined> = body[Symbol.asyncIterator]();
  let begun = false;

  const read = async (): Promise<Uint8Array | undefined> => {
    if (begun) cancellation.expireIn(timeouts.idleMs, 'further piece of the answer');
    begun = true;
    try {
      const { done, value } = await pieces.next();
      if (done === true) cancellation.release();
      return value;
    } catch (error) {
      cancellation.release();
      throw bodyFailure(error);
    } finally {
      cancellation.stopClock();
    }
  };
  return {
    status: statusCode,
    header: (name) => String(headers[name] ?? ''),
    read,
    cancel: cancellation.cancel,
    drain() {
      void drain(read, cancellation);
    },
  };
}

async function drain(read: Exchange['read'], cancellation: Cancellation): Promise<void> {
  const timer = setTimeout(cancellation.cancel, DRAIN_MS);
  let left = DRAIN_BYTES;
  try {
    for (let piece = await read(); piece !== undefined; piece = await read()) {
      left -= piece.length;
      if (left < 0) cancellation.cancel();
    }
  } catch {
    // Nobody waits for these bytes; the connection is closed already.
  } finally {
    clearTimeout(timer);
  }
}
