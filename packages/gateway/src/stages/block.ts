import { cutsText } from '@anlan/guard';
import { blockedAnswer, chunk } from '../chat/reply.ts';
import type { ChatRequest } from '../chat/request.ts';
import type { GatewayPorts } from '../ports.ts';
import { standardReply } from '../replies.ts';
import type { Reply } from '../reply.ts';
import type { RunningCall } from '../running-call.ts';
import { SSE_DONE, sseFrame } from '../sse.ts';

/** The input was stopped: the model is never called. */
export async function blockedInput(ports: GatewayPorts, call: RunningCall, request: ChatRequest): Promise<Reply> {
  return blocked(ports, call, request, 'input');
}

/** A whole answer was stopped: none of its characters leave. */
export async function blockedOutput(ports: GatewayPorts, call: RunningCall, request: ChatRequest): Promise<Reply> {
  return blocked(ports, call, request, 'output');
}

async function blocked(
  ports: GatewayPorts,
  call: RunningCall,
  request: ChatRequest,
  direction: 'input' | 'output',
): Promise<Reply> {
  const { input, output } = call.snapshot;
  const stageFailed = (cutsText(output?.effect ?? 'allow') ? output : input)?.reason === 'stage_failed';
  const code = stageFailed ? 'stage_failed' : 'content_filter';
  await call.close(direction === 'input' ? 'blocked_input' : 'blocked_output', code);
  if (stageFailed || ports.settings.onBlock === 'error') return { kind: 'error', code };

  const head = {
    id: `chatcmpl-${call.requestId}`,
    created: Math.floor(ports.clock.now() / 1000),
    model: request.model,
  };
  const reply = standardReply(direction, request.lastUserText);
  if (!request.stream)
    return {
      kind: 'json',
      headers: {},
      body: blockedAnswer({ ...head, reply }),
    };
  return { kind: 'stream', headers: {}, frames: replyFrames(head, reply) };
}

async function* replyFrames(head: Parameters<typeof chunk>[0], reply: string): AsyncGenerator<string, void, void> {
  yield sseFrame(chunk(head, 0, { role: 'assistant', content: reply }));
  yield sseFrame(chunk(head, 0, {}, 'content_filter'));
  yield SSE_DONE;
}
