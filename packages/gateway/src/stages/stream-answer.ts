import type { JsonObject } from '@anlan/core';
import type { Guard } from '@anlan/guard';
import type { ChatRequest } from '../chat/request.ts';
import { ChatStreamScreen } from '../chat/stream-screen.ts';
import { gatewayError } from '../errors.ts';
import { failureOf } from '../failure.ts';
import type { AbortSignal, ChatUpstream, GatewayPorts } from '../ports.ts';
import type { Reply } from '../reply.ts';
import { closeFailed, type RunningCall } from '../running-call.ts';
import { SSE_DONE, sseFrame } from '../sse.ts';
import { usageOf } from '../usage.ts';
import { labelHeader } from './label.ts';

export interface StreamAnswerInput {
  readonly ports: GatewayPorts;
  readonly call: RunningCall;
  readonly request: ChatRequest;
  readonly upstream: ChatUpstream;
  readonly guard: Guard;
  readonly signal: AbortSignal;
}

/** A stream on its way: what it comes from, what screens it, and the label that is to stand behind its texts. */
interface RunningStream extends Pick<StreamAnswerInput, 'ports' | 'call' | 'signal'> {
  readonly chunks: AsyncIterator<unknown>;
  readonly screen: ChatStreamScreen;
  /** Undefined where no label belongs into the text: programs read JSON mode. */
  readonly label: string | undefined;
}

/**
 * Carries a streamed answer. The opening record is durable before the model service is called, the closing one before
 * the ends of the choices leave. Text leaves only as far as the guard releases it.
 */
export async function streamAnswer({ upstream, request, guard, ...input }: StreamAnswerInput): Promise<Reply> {
  const { ports, call, signal } = input;
  const label = request.jsonMode ? undefined : ports.labelFor(call.caller);
  const screen = new ChatStreamScreen(guard);
  await call.open();
  const chunks = (await upstream.stream(request.body, signal))[Symbol.asyncIterator]();
  const frames = framesOf({ ports, call, signal, chunks, label, screen });
  // Begun here, up to its first yield: a generator that has not begun would skip its `finally` when it is given up.
  await frames.next();
  return { kind: 'stream', headers: labelHeader(label ?? null), frames };
}

async function* framesOf(stream: RunningStream): AsyncGenerator<string, void, void> {
  try {
    yield '';
    yield* carry(stream);
  } catch (error) {
    yield await brokenOff(stream, error);
  } finally {
    await abandon(stream);
  }
}

/** Ends the service's work, and the call where it is still open: then its consumer gave up, and the client is gone. */
async function abandon(stream: RunningStream): Promise<void> {
  const { call, chunks } = stream;
  try {
    await chunks.return?.();
  } finally {
    if (!call.closed) {
      noteOutput(stream);
      await call.close('client_gone');
    }
  }
}

async function* carry(stream: RunningStream): AsyncGenerator<string, void, void> {
  const { call, chunks, screen, label } = stream;
  for await (const value of { [Symbol.asyncIterator]: () => chunks }) {
    yield* written(screen.push(value));
    // Leaving the loop ends the iteration, which cancels the model service's work.
    if (screen.stopped) break;
  }
  if (!screen.stopped && !screen.complete) throw gatewayError('upstream_protocol', 'the stream ended in mid-answer');
  const { labels, labelled, ends } = screen.finish(label);
  yield* written(labels);
  noteOutput(stream);
  if (labelled) call.note({ label: label ?? null });
  await (screen.stopped ? call.close('blocked_output', 'content_filter') : call.close('completed'));
  yield* written(ends);
  yield SSE_DONE;
}

/** The frame that ends a broken stream: clients raise an error on it, so that a torn answer is never taken for whole. */
async function brokenOff(stream: RunningStream, error: unknown): Promise<string> {
  const { ports, call, signal } = stream;
  const { code } = failureOf(error);
  noteOutput(stream);
  const told = await closeFailed(call, code, signal).then(
    () => code,
    () => 'record_unavailable' as const,
  );
  return sseFrame(ports.errorBody(told, call.requestId));
}

function noteOutput({ call, screen }: RunningStream): void {
  call.note({ output: screen.verdict, usage: usageOf(screen.usage) });
}

function* written(chunks: Iterable<JsonObject>): Generator<string, void, void> {
  for (const item of chunks) yield sseFrame(item);
}
