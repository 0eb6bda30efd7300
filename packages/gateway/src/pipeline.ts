import { isAnlanError, type RequestId } from '@anlan/core';
import { cutsText } from '@anlan/guard';
import { readAnswer, writeAnswer } from './chat/answer.ts';
import { type ChatRequest, readChatRequest } from './chat/request.ts';
import { failureOf } from './failure.ts';
import type { AbortSignal, Caller, GatewayPorts } from './ports.ts';
import type { Reply } from './reply.ts';
import { closeFailed, type RunningCall, startCall } from './running-call.ts';
import { blockedInput, blockedOutput } from './stages/block.ts';
import { labelAnswer, labelHeader } from './stages/label.ts';
import { screenInput } from './stages/screen-input.ts';
import { screenOutput } from './stages/screen-output.ts';
import { streamAnswer } from './stages/stream-answer.ts';
import { usageOf } from './usage.ts';

export interface ChatInput {
  readonly requestId: RequestId;
  readonly caller: Caller;
  /** The parsed body, or the error that parsing it gave. */
  readonly body: unknown;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

export interface Gateway {
  chat(input: ChatInput): Promise<Reply>;
  models(caller: Caller, signal: AbortSignal): Promise<readonly string[]>;
}

/**
 * The pipeline of a model call, and its only composition:
 *
 *     authenticate → validate → screen input → call model → screen output → label → record → release
 *
 * Authentication stands before (the directory gives the caller). Each stage that fails ends the call with a code and a
 * record; nothing is released before its record is durable.
 */
export function createGateway(ports: GatewayPorts): Gateway {
  return {
    async chat({ requestId, caller, body, signal }) {
      const call = startCall(ports, caller, requestId, 'chat.completions');
      try {
        return await carry(ports, call, readRequest(ports, call, body), signal);
      } catch (error) {
        return fail(call, error, signal);
      }
    },
    models: (caller, signal) => ports.upstreamFor(caller).models(signal),
  };
}

function readRequest(ports: GatewayPorts, call: RunningCall, body: unknown): ChatRequest {
  if (isAnlanError(body)) throw body;
  const request = readChatRequest(body, ports.settings.extraFields);
  call.note({ model: request.model, stream: request.stream });
  return request;
}

async function carry(
  ports: GatewayPorts,
  call: RunningCall,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<Reply> {
  const guards = ports.guardsFor(call.caller);
  const input = screenInput(request, guards);
  call.note({ input });
  if (cutsText(input.effect)) return blockedInput(ports, call, request);

  const upstream = ports.upstreamFor(call.caller);
  call.note({ upstream: upstream.name });
  if (request.stream)
    return streamAnswer({
      ports,
      call,
      request,
      upstream,
      guard: guards.content,
      signal,
    });

  const answer = readAnswer(await upstream.complete(request.body, signal));
  const output = screenOutput(answer, guards.content);
  call.note({ output, usage: usageOf(answer.usage) });
  if (cutsText(output.effect)) return blockedOutput(ports, call, request);

  const label = labelAnswer(answer, request, ports.labelFor(call.caller));
  call.note({ label });
  await call.close('completed');
  return {
    kind: 'json',
    headers: labelHeader(label),
    body: writeAnswer(answer, output.effect === 'redact' || label !== null),
  };
}

/** Ends a call that failed before anything was released: a code, a record, no internals. */
async function fail(call: RunningCall, error: unknown, signal: AbortSignal): Promise<Reply> {
  const { code, details } = failureOf(error);
  try {
    await closeFailed(call, code, signal);
  } catch {
    return { kind: 'error', code: 'record_unavailable' };
  }
  return { kind: 'error', code, ...(details && { details }) };
}
