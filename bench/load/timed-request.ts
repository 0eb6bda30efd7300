import { AnlanError } from '@anlan/core';
import type { Dispatcher } from 'undici';

export interface ChatTarget {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Milliseconds from the moment at which the request was handed to the HTTP client. */
export interface Timing {
  readonly firstByteMs: number;
  /** The first frame of a stream with text in it; NaN for JSON. */
  readonly firstTextMs: number;
  readonly totalMs: number;
}

const FIRST_TEXT = /"content":"[^"]/;

/** Sends a chat request and reads the answer to its end. Rejects for any status but 200: failures must not count as fast. */
export function timedRequest(dispatcher: Dispatcher, { headers, name }: ChatTarget, body: string): Promise<Timing> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const since = (): number => performance.now() - start;
    let firstByteMs = Number.NaN;
    let firstTextMs = Number.NaN;
    let seen = '';
    dispatcher.dispatch(
      {
        method: 'POST',
        path: '/v1/chat/completions',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      },
      {
        // By this one the client recognises handlers of its present kind.
        onRequestStart: () => undefined,
        onResponseStart(controller, status) {
          if (status !== 200) controller.abort(new AnlanError('bench_bad_status', `${name} answered ${status}`));
        },
        onResponseData(_, piece) {
          if (Number.isNaN(firstByteMs)) firstByteMs = since();
          if (!Number.isNaN(firstTextMs)) return;
          // Text of a stream begins in its first few frames; frames are ASCII around it.
          seen += piece.toString('latin1');
          if (FIRST_TEXT.test(seen)) firstTextMs = since();
        },
        onResponseEnd: () => resolve({ firstByteMs, firstTextMs, totalMs: since() }),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}
