import { ApiError, type ErrorBody, isErrorCode, places } from '@anlan/api/client';
import { preferences } from '../state/preferences.ts';
import { parseChatFrame, parseErrorCode } from './chat-frame.ts';
import { consoleError } from './errors.ts';
import { createEventStreamParser } from './event-stream.ts';

export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly application: string;
  readonly model?: string;
  readonly messages: readonly ChatMessage[];
}

export interface ChatEvents {
  readonly onRequestId: (id: string) => void;
  readonly onText: (text: string) => void;
}

/**
 * Sends a conversation through the gateway and hands the answer over as it comes.
 * @returns the finish reason: `stop`, `length`, `content_filter`, …
 * @throws ApiError where the server refuses, AnlanError where the stream breaks, the abort error of the signal
 */
export async function chat(request: ChatRequest, events: ChatEvents, signal: AbortSignal): Promise<string> {
  const { method, path } = places.playground;
  const response = await fetch(path, {
    method,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'accept-language': preferences.get().locale,
    },
    body: JSON.stringify(request),
    credentials: 'same-origin',
    signal,
  }).catch((cause: unknown) => {
    throw signal.aborted ? cause : new ApiError(0, undefined, cause);
  });
  const requestId = response.headers.get('x-request-id') ?? '';
  if (requestId !== '') events.onRequestId(requestId);
  if (!response.ok) throw refusal(response.status, await response.text(), requestId);
  if (!response.body) throw consoleError('stream_failed', 'the answer has no body');
  return readAnswer(response.body, events.onText);
}

async function readAnswer(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onText: ChatEvents['onText'],
): Promise<string> {
  const parser = createEventStreamParser();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let finish: string | undefined;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const { data } of parser.feed(value)) {
      const frame = parseChatFrame(data);
      if (frame.kind === 'unreadable') throw consoleError('stream_protocol', 'a frame is not JSON');
      if (frame.kind === 'error') throw streamError(frame.code, frame.message);
      if (frame.kind === 'done') return finish ?? 'stop';
      if (frame.text !== '') onText(frame.text);
      finish = frame.finish ?? finish;
    }
  }
  // Without an end mark the text may be cut: a client must not take it for the whole answer.
  throw consoleError('stream_failed', 'the stream ended without [DONE]');
}

function refusal(status: number, body: string, requestId: string): ApiError {
  return new ApiError(status, errorBody(parseErrorCode(body), '', requestId));
}

function streamError(code: string, message: string): ApiError {
  return new ApiError(200, errorBody(isErrorCode(code) ? code : 'internal', message, ''));
}

function errorBody(code: string, message: string, requestId: string): ErrorBody['error'] {
  return { code: isErrorCode(code) ? code : 'internal', message, request_id: requestId };
}
