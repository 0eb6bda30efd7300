import type { JsonObject } from '@anlan/core';
import type { Guard } from '@anlan/guard';
import type { ChatRequest } from '../chat/request.ts';
import { type ChatStreamScreen, createChatStreamScreen } from '../chat/stream-screen.ts';
import { gatewayError } from '../errors.ts';
import { failureOf, outcomeOf } from '../failure.ts';
import type { AbortSignal, ChatUpstream, GatewayPorts } from '../ports.ts';
import type { Reply } from '../reply.ts';
import type { RunningCall } from '../running-call.ts';
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

/**
 * Carries a streamed answer. The opening record is durable before the reply begins, the closing one before the ends of
 * the choices leave. Text leaves only as far as the guard releases it.
 */
export async function streamAnswer(input: StreamAnswerInput): Promise<Reply> {
  const { ports, call, request, upstream, guard, signal } = input;
  const chunks = await upstream.stream(request.body, signal);
  await call.open();
  const label = request.jsonMode ? undefined : ports.labelFor(call.caller);
  const screen = createChatStreamScreen({
    screen: guard.stream('output'),
    label,
  });
  return {
    kind: 'stream',
    headers: labelHeader(label ?? null),
    frames: frames(input, chunks, screen),
  };
}

async function* frames(
  { ports, call, signal }: StreamAnswerInput,
  chunks: AsyncIterable<unknown>,
  screen: ChatStreamScreen,
): AsyncGenerator<string, void, void> {
  try {
    for await (const value of chunks) {
      yield* written(screen.push(value));
      // Leaving the loop ends the iteration, which cancels the model service's work.
      if (screen.stopped) break;
    }
    if (!screen.stopped && !screen.complete) throw gatewayError('upstream_protocol', 'the stream ended in mid-answer');
    const { text, ends } = screen.finish();
    yield* written(text);
    noteOutput(call, screen, ports);
    await call.close(screen.stopped ? 'blocked_output' : 'completed', screen.stopped ? 'content_filter' : undefined);
    yield* written(ends);
    yield SSE_DONE;
  } catch (error) {
    yield await brokenOff(ports, call, screen, error);
  } finally {
    // Reached with an open call only when the consumer returned early: the client is gone.
    if (!call.closed) {
      noteOutput(call, screen, ports);
      await call.close(signal.aborted ? 'client_gone' : 'interrupted');
    }
  }
}

/** The frame that ends a broken stream: clients raise an error on it, so that a torn answer is never taken for whole. */
async function brokenOff(
  ports: GatewayPorts,
  call: RunningCall,
  screen: ChatStreamScreen,
  error: unknown,
): Promise<string> {
  const { code } = failureOf(error);
  noteOutput(call, screen, ports);
  const recorded = await call.close(outcomeOf(code), code).then(
    () => true,
    () => false,
  );
  return sseFrame(ports.errorBody(recorded ? code : 'record_unavailable', call.requestId));
}

function noteOutput(call: RunningCall, screen: ChatStreamScreen, ports: GatewayPorts): void {
  call.note({
    output: screen.verdict,
    usage: usageOf(screen.usage),
    label: screen.labelled ? ports.labelFor(call.caller) : null,
  });
}

function* written(chunks: readonly JsonObject[]): Generator<string, void, void> {
  for (const item of chunks) yield sseFrame(item);
}
