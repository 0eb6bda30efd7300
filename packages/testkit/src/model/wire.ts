import { gzipSync } from 'node:zlib';
import type { JsonObject } from '@anlan/core';
import { chunk, chunks, completion, usageChunk } from './answer.ts';
import type { FakeFault, FakeReply, FakeStreaming } from './reply.ts';

/** A response as bytes and pauses. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly steps: readonly WireStep[];
  readonly beforeStatus: { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'reset' | 'not_http' };
}

export type WireStep =
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  | { readonly kind: 'wait'; readonly ms: number }
  /** Closes the connection with the body unfinished. */
  | { readonly kind: 'cut' };

/** Writes a reply as the OpenAI API would, then breaks it as its fault says. */
export function wireOf(reply: FakeReply, request: JsonObject): Wire {
  const wire = reply.kind === 'status' ? statusWire(reply) : answerWire(reply, request);
  return reply.fault ? broken(wire, reply.fault) : wire;
}

function statusWire({ status, headers = {}, body = '' }: FakeReply & { kind: 'status' }): Wire {
  return { ...plain(body), status, headers };
}

function answerWire(reply: FakeReply & { kind: 'answer' }, request: JsonObject): Wire {
  if (request.stream !== true) return plain(JSON.stringify(completion(reply)));
  const { streaming = {} } = reply;
  const { delayMs = 0 } = streaming;
  const steps = frames(reply, streaming, request).flatMap((frame): WireStep[] => [
    ...(delayMs > 0 ? [{ kind: 'wait', ms: delayMs } as const] : []),
    write(frame),
  ]);
  return { ...plain(''), headers: { 'content-type': 'text/event-stream; charset=utf-8' }, steps };
}

function plain(body: string): Wire {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    steps: [write(body)],
    beforeStatus: { kind: 'wait', ms: 0 },
  };
}

function frames(reply: FakeReply & { kind: 'answer' }, streaming: FakeStreaming, request: JsonObject): string[] {
  const { pieceSize = 4, lineEnd = '\n', comments = false, firstFrame, lastFrames = [], done = true } = streaming;
  const events = [
    ...(firstFrame ? [chunk(firstFrame === 'null_choices' ? null : [])] : []),
    ...chunks(reply, pieceSize),
    ...((streaming.usageFrame ?? asksForUsage(request)) ? [usageChunk(reply)] : []),
  ].map((event) => JSON.stringify(event));
  return [...events, ...lastFrames, ...(done ? ['[DONE]'] : [])].map(
    (data) => `${comments ? `: keep-alive${lineEnd}${lineEnd}` : ''}data: ${data}${lineEnd}${lineEnd}`,
  );
}

function asksForUsage({ stream_options: options }: JsonObject): boolean {
  return (
    typeof options === 'object' && options !== null && 'include_usage' in options && options.include_usage === true
  );
}

function broken(wire: Wire, fault: FakeFault): Wire {
  switch (fault.kind) {
    case 'reset':
    case 'not_http':
      return { ...wire, beforeStatus: { kind: fault.kind } };
    case 'slow_headers':
      return { ...wire, beforeStatus: { kind: 'wait', ms: fault.ms } };
    case 'slow_body':
      return { ...wire, steps: insert(wire.steps, fault.afterBytes, { kind: 'wait', ms: fault.ms }) };
    case 'cut':
      return { ...wire, steps: insert(wire.steps, fault.afterBytes, { kind: 'cut' }) };
    case 'garbage':
      return { ...wire, steps: insert(wire.steps, fault.atByte, { kind: 'write', bytes: GARBAGE }) };
    case 'content_type':
      return { ...wire, headers: { ...wire.headers, 'content-type': fault.value } };
    case 'gzip':
      return compressed(wire);
  }
}

/** Never valid in UTF-8, neither alone nor in this order. */
const GARBAGE = Uint8Array.of(0xff, 0xfe, 0xc0, 0x80, 0xf5);

/** Puts a step at a byte of the body, splitting the write that it falls into. */
function insert(steps: readonly WireStep[], at: number, step: WireStep): WireStep[] {
  const out: WireStep[] = [];
  let left = at < 0 ? Math.max(0, bodySize(steps) + at) : at;
  let placed = false;
  for (const item of steps) {
    const size = item.kind === 'write' ? item.bytes.length : 0;
    if (placed || item.kind !== 'write' || left >= size) out.push(item);
    else {
      out.push({ ...item, bytes: item.bytes.subarray(0, left) }, step, { ...item, bytes: item.bytes.subarray(left) });
      placed = true;
    }
    left -= size;
  }
  return placed ? out : [...out, step];
}

function compressed(wire: Wire): Wire {
  const bytes = gzipSync(Buffer.concat(wire.steps.map((step) => (step.kind === 'write' ? step.bytes : EMPTY))));
  return { ...wire, headers: { ...wire.headers, 'content-encoding': 'gzip' }, steps: [{ kind: 'write', bytes }] };
}

const EMPTY = new Uint8Array(0);

function bodySize(steps: readonly WireStep[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'write' ? step.bytes.length : 0), 0);
}

function write(text: string): WireStep {
  return { kind: 'write', bytes: Buffer.from(text, 'utf8') };
}
