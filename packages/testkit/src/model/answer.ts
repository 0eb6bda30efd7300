import type { JsonObject } from '@anlan/core';

export interface FakeToolCall {
  readonly name: string;
  readonly arguments: string;
}

export interface FakeChoice {
  readonly text?: string;
  readonly reasoning?: string;
  readonly refusal?: string;
  readonly toolCalls?: readonly FakeToolCall[];
  /** `stop`, or `tool_calls` where there are any; null leaves it out, as broken services do. */
  readonly finishReason?: string | null;
}

/** What the fake model says, before it is put on the wire. */
export interface FakeAnswer {
  readonly choices: readonly FakeChoice[];
  readonly usage?: { readonly input: number; readonly output: number };
}

const HEAD = { id: 'chatcmpl-fake', created: 1_767_225_600, model: 'fake-model' } as const;

/** The answer as `chat.completion`. */
export function completion(answer: FakeAnswer): JsonObject {
  return {
    ...HEAD,
    object: 'chat.completion',
    choices: answer.choices.map((choice, index) => ({
      index,
      message: message(choice),
      ...finish(choice),
      logprobs: null,
    })),
    usage: usage(answer),
  };
}

function message(choice: FakeChoice): JsonObject {
  const calls = choice.toolCalls?.map((call, at) => ({ id: `call_${at}`, type: 'function', function: { ...call } }));
  return {
    role: 'assistant',
    content: choice.text ?? null,
    ...(choice.reasoning !== undefined && { reasoning_content: choice.reasoning }),
    ...(choice.refusal !== undefined && { refusal: choice.refusal }),
    ...(calls && { tool_calls: calls }),
  };
}

/** The answer as `chat.completion.chunk`s: choices one after the other, texts in pieces of at most `pieceSize`. */
export function chunks(answer: FakeAnswer, pieceSize: number): readonly JsonObject[] {
  return answer.choices.flatMap((choice, index) =>
    [...deltas(choice, pieceSize), finish(choice)].map((member) =>
      chunk([{ index, delta: {}, finish_reason: null, ...member }]),
    ),
  );
}

/** A chunk with any `choices`, also with those that only broken services send. */
export function chunk(choices: JsonObject[] | null, extra: JsonObject = {}): JsonObject {
  return { ...HEAD, object: 'chat.completion.chunk', choices, ...extra };
}

export function usageChunk(answer: FakeAnswer): JsonObject {
  return chunk([], { usage: usage(answer) });
}

function deltas(choice: FakeChoice, pieceSize: number): JsonObject[] {
  const each = (text: string | undefined, member: string): JsonObject[] =>
    cut(text ?? '', pieceSize).map((piece) => ({ delta: { [member]: piece } }));
  return [
    { delta: { role: 'assistant', content: '' } },
    ...each(choice.reasoning, 'reasoning_content'),
    ...each(choice.text, 'content'),
    ...each(choice.refusal, 'refusal'),
    ...(choice.toolCalls ?? []).flatMap((call, at) => toolDeltas(call, at, pieceSize)),
  ];
}

function toolDeltas(call: FakeToolCall, index: number, pieceSize: number): JsonObject[] {
  const first = { index, id: `call_${index}`, type: 'function', function: { name: call.name, arguments: '' } };
  const rest = cut(call.arguments, pieceSize).map((piece) => ({ index, function: { arguments: piece } }));
  return [first, ...rest].map((part) => ({ delta: { tool_calls: [part] } }));
}

function finish({ finishReason, toolCalls }: FakeChoice): JsonObject {
  if (finishReason === null) return {};
  return { finish_reason: finishReason ?? (toolCalls ? 'tool_calls' : 'stop') };
}

function usage({ usage: given }: FakeAnswer): JsonObject {
  const { input, output } = given ?? { input: 10, output: 20 };
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

/** Cuts between UTF-16 units, so that a surrogate pair may be torn, as JSON allows. */
function cut(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
}
