import type { JsonObject } from '@anlan/core';
import type { FakeAnswer, FakeChoice } from './answer.ts';

/** How an answer is streamed. */
export interface FakeStreaming {
  /** UTF-16 units in a delta; 4 where nothing is said. */
  readonly pieceSize?: number;
  /** Before each frame. */
  readonly delayMs?: number;
  readonly lineEnd?: '\n' | '\r\n' | '\r';
  /** A comment before each frame, as services send them to keep proxies awake. */
  readonly comments?: boolean;
  /** A frame before the first that carries no choice: Azure sends an empty list, others null. */
  readonly firstFrame?: 'empty_choices' | 'null_choices';
  /** Follow the answer with a usage frame; as the request says where nothing is said here. */
  readonly usageFrame?: boolean;
  /** Data of further frames behind the answer, e.g. an error object or something malformed. */
  readonly lastFrames?: readonly string[];
  /** False leaves `[DONE]` out. */
  readonly done?: boolean;
}

/** What goes wrong on the wire. */
export type FakeFault =
  /** The connection is closed before a status is sent. */
  | { readonly kind: 'reset' }
  /** Bytes that are not HTTP come instead of a status. */
  | { readonly kind: 'not_http' }
  | { readonly kind: 'slow_headers'; readonly ms: number }
  /** Pauses after as many bytes of the body. */
  | { readonly kind: 'slow_body'; readonly afterBytes: number; readonly ms: number }
  /** The connection is closed after as many bytes of the body; negative counts from its end. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Bytes that are not UTF-8, at as many bytes of the body. */
  | { readonly kind: 'garbage'; readonly atByte: number }
  | { readonly kind: 'content_type'; readonly value: string }
  /** The body is compressed although nobody asked for it. */
  | { readonly kind: 'gzip' };

export type FakeReply =
  | ({ readonly kind: 'answer'; readonly fault?: FakeFault; readonly streaming?: FakeStreaming } & FakeAnswer)
  /** Any status with any body. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly fault?: FakeFault;
    };

/** A reply with one choice that says `text`. */
export function says(
  text: string,
  more: Omit<FakeChoice, 'text'> & {
    readonly fault?: FakeFault;
    readonly streaming?: FakeStreaming;
    readonly usage?: { readonly input: number; readonly output: number };
  } = {},
): FakeReply {
  const { fault, streaming, usage, ...choice } = more;
  return {
    kind: 'answer',
    choices: [{ text, ...choice }],
    ...(fault && { fault }),
    ...(streaming && { streaming }),
    ...(usage && { usage }),
  };
}

/** A reply with a status and a JSON body. */
export function answersStatus(status: number, body: JsonObject = { error: { message: 'fake failure' } }): FakeReply {
  return { kind: 'status', status, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
