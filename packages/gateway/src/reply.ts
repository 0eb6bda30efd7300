import type { JsonObject } from '@anlan/core';
import type { GatewayErrorCode } from './errors.ts';

export type ReplyHeaders = Readonly<Record<string, string>>;

/** What goes back to the client; the HTTP layer adds the request id and writes it. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly headers: ReplyHeaders;
      readonly body: JsonObject;
    }
  /** Frames are complete SSE events. The consumer must call `return` when the client is gone. */
  | {
      readonly kind: 'stream';
      readonly headers: ReplyHeaders;
      readonly frames: AsyncGenerator<string, void, void>;
    }
  | {
      readonly kind: 'error';
      readonly code: GatewayErrorCode;
      readonly details?: Readonly<Record<string, unknown>>;
    };
