import type { ServerResponse } from 'node:http';
import type { Reply } from '@anlan/gateway';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { shownDetails } from './error-code.ts';
import { startEventStream } from './event-stream.ts';
import { openAiErrorBody, writeError } from './send-error.ts';

/** Writes what the gateway answers. Resolves when it is written, or its reader is gone. */
export async function sendReply(request: FastifyRequest, reply: FastifyReply, answer: Reply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'json':
      return reply
        .headers(answer.headers)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.body));
    case 'error': {
      const { code } = answer;
      const details = shownDetails(code, answer.details);
      return writeError(reply, openAiErrorBody({ code, requestId: request.id, details }), code);
    }
    case 'stream': {
      const { raw, stop } = startEventStream(reply, answer.headers);
      await writeFrames(raw, answer.frames).finally(stop);
      return reply;
    }
  }
}

/**
 * Writes frames as they come, takes the next one only when the client has read so far, and gives the stream up when
 * the client is gone. A stream that fails is torn, so that nobody takes it for whole.
 */
export async function writeFrames(raw: ServerResponse, frames: AsyncIterable<string>): Promise<void> {
  try {
    for await (const frame of frames) {
      if (raw.destroyed) return;
      if (!raw.write(frame)) await drained(raw);
    }
    raw.end();
  } catch (error) {
    raw.destroy();
    throw error;
  }
}

/** Resolves when more may be written, or when nobody is there any more to write to. */
function drained(raw: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      raw.off('drain', done);
      raw.off('close', done);
      resolve();
    };
    raw.on('drain', done);
    raw.on('close', done);
    if (raw.destroyed) done();
  });
}

/** Aborts when the client's connection closes before the reply is finished. */
export function clientSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const { raw } = reply;
  const check = (): void => {
    if (!raw.writableFinished) controller.abort();
  };
  if (raw.destroyed) check();
  else raw.once('close', check);
  return controller.signal;
}
