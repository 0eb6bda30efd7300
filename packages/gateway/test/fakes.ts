import type { AuditRecord, Origin } from '@anlan/audit';
import {
  type ApplicationId,
  type Clock,
  createIdFactory,
  type IdFactory,
  type JsonObject,
  type KeyId,
  type Random,
  type RequestId,
} from '@anlan/core';
import { balanced, createGuard, type Guard, type Policy } from '@anlan/guard';
import {
  type AbortSignal,
  type Caller,
  type CallSnapshot,
  type ChatUpstream,
  createGateway,
  type Gateway,
  type GatewayPorts,
  gatewayError,
  type Reply,
} from '../src/index.ts';

/** Words that the operator of these tests forbids. */
export const FORBIDDEN = '安澜测试禁语';
export const FORBIDDEN_EN = 'anlan forbidden phrase';
/** Valid by its check digit; belongs to nobody. */
export const ID_NUMBER = '11010519491231002X';
export const LABEL = 'AI生成 · AI-generated';

export const policy: Policy = {
  ...balanced,
  words: [FORBIDDEN, FORBIDDEN_EN].map((text) => ({ text, class: 'operator_list' as const })),
};
export const contentGuard: Guard = createGuard(policy);
/** Attack rules would only misfire on what the application itself says. */
export const instructionsGuard: Guard = createGuard({
  ...policy,
  actions: {
    ...policy.actions,
    input: {
      ...policy.actions.input,
      prompt_injection: 'allow',
      jailbreak: 'allow',
      system_prompt_extraction: 'allow',
    },
  },
});

export const caller: Caller = {
  application: { id: '018f22e2-79b0-7cc3-98c4-dc0c0c07398f' as ApplicationId, code: 'APP-7F3K', name: '客服问答' },
  actor: { kind: 'key', id: '018f22e2-79b0-7cc3-98c4-dc0c0c073990' as KeyId },
  origin: 'live',
  mainlandChina: true,
};

function countingRandom(): Random {
  let next = 0;
  return {
    fill(bytes) {
      for (let at = 0; at < bytes.length; at++) bytes[at] = next++;
      return bytes;
    },
  };
}

export function fakeClock(start = Date.parse('2026-03-01T08:00:00.000Z')): Clock & { advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}

export function fakeIds(clock: Clock): IdFactory {
  return createIdFactory(clock, countingRandom());
}

/** A signal that a test aborts. */
export function fakeSignal(): AbortSignal & { abort(): void } {
  const controller = new AbortController();
  return Object.assign(controller.signal, { abort: () => controller.abort() });
}

/** What the model service does when it is called. */
export interface Script {
  /** The whole answer of a call without stream. */
  readonly answer?: unknown;
  /** The chunks of a stream; an error among them is thrown there, a function is run before the next one. */
  readonly chunks?: readonly (JsonObject | Error | (() => void) | unknown)[];
  /** The call itself is refused with this. */
  readonly refuse?: Error;
}

export interface Harness {
  readonly gateway: Gateway;
  readonly records: AuditRecord[];
  /** Everything that happened, in order: `record call.opened`, `upstream stream`, `chunk`, `upstream return`. */
  readonly log: string[];
  /** Bodies that the model service got. */
  readonly sent: JsonObject[];
  readonly observed: CallSnapshot[];
  readonly clock: ReturnType<typeof fakeClock>;
  chat(body: unknown, signal?: AbortSignal): Promise<Reply>;
}

export interface HarnessOptions extends Script {
  readonly policy?: Policy;
  readonly guard?: Guard;
  readonly onBlock?: 'reply' | 'error';
  readonly extraFields?: readonly string[];
  readonly origin?: Origin;
  /** Called before each append; throws where the sink is to fail. */
  readonly onAppend?: (record: AuditRecord) => void;
}

export function createHarness(options: HarnessOptions = {}): Harness {
  const log: string[] = [];
  const records: AuditRecord[] = [];
  const sent: JsonObject[] = [];
  const observed: CallSnapshot[] = [];
  const clock = fakeClock();
  const content = options.guard ?? (options.policy ? createGuard(options.policy) : contentGuard);
  const ports: GatewayPorts = {
    directory: { authenticate: () => ({ ok: true, value: caller }) },
    records: {
      async append(record) {
        // Durable only some time later: whoever does not wait is found out.
        await new Promise((resolve) => setTimeout(resolve, 0));
        options.onAppend?.(record);
        records.push(record);
        log.push(`record ${record.kind}`);
      },
    },
    clock,
    ids: fakeIds(clock),
    guardsFor: () => ({ content, instructions: instructionsGuard }),
    upstreamFor: () => fakeUpstream(options, log, sent),
    labelFor: () => LABEL,
    observe: (call) => observed.push(call),
    errorBody: (code, requestId) => ({ error: { code, request_id: requestId } }),
    settings: { onBlock: options.onBlock ?? 'reply', extraFields: options.extraFields ?? [] },
  };
  const gateway = createGateway(ports);
  const from = { ...caller, ...(options.origin && { origin: options.origin }) };
  return {
    gateway,
    records,
    log,
    sent,
    observed,
    clock,
    chat: (body, signal = fakeSignal()) =>
      gateway.chat({ requestId: 'req-1' as RequestId, caller: from, body, signal }),
  };
}

function fakeUpstream(script: Script, log: string[], sent: JsonObject[]): ChatUpstream {
  return {
    name: 'fake',
    models: async () => ['m1'],
    async complete(body) {
      log.push('upstream complete');
      sent.push(structuredClone(body));
      if (script.refuse) throw script.refuse;
      return structuredClone(script.answer);
    },
    async stream(body) {
      log.push('upstream stream');
      sent.push(structuredClone(body));
      if (script.refuse) throw script.refuse;
      return chunksOf(script.chunks ?? [], log);
    },
  };
}

/** Not a generator: its `return` is seen also when nothing was read. */
function chunksOf(script: readonly unknown[], log: string[]): AsyncIterable<unknown> {
  let at = 0;
  let over = false;
  const iterator: AsyncIterator<unknown> = {
    async next() {
      for (;;) {
        const item = over ? undefined : script[at++];
        over ||= item === undefined || item instanceof Error;
        if (item === undefined) return { done: true, value: undefined };
        if (item instanceof Error) throw item;
        if (typeof item !== 'function') {
          log.push('chunk');
          return { done: false, value: item };
        }
        (item as () => void)();
      }
    },
    async return() {
      if (!over) log.push('upstream return');
      over = true;
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

export function upstreamFails(): Error {
  return gatewayError('upstream_timeout', 'no further piece');
}

/** A request with one message of a person. */
export function ask(content: string, more: JsonObject = {}): JsonObject {
  return { model: 'm1', messages: [{ role: 'user', content }], ...more };
}

export function answerWith(message: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_770_000_000,
    model: 'm1-2026',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...more }],
    usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 },
  };
}

/** One chunk of a stream with one choice. */
export function piece(delta: JsonObject, more: { readonly index?: number; readonly finish?: string } = {}): JsonObject {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_770_000_000,
    model: 'm1-2026',
    choices: [{ index: more.index ?? 0, delta, finish_reason: more.finish ?? null }],
  };
}

/** The chunks of an answer whose content comes in pieces. */
export function streamOf(...pieces: readonly string[]): readonly JsonObject[] {
  return [...pieces.map((content) => piece({ content })), piece({}, { finish: 'stop' })];
}
