import type { JsonObject } from '@anlan/core';

/** A standard reply in the shape of an answer: official clients show it and see `content_filter`. */
export function blockedAnswer(options: {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly reply: string;
}): JsonObject {
  return {
    id: options.id,
    object: 'chat.completion',
    created: options.created,
    model: options.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: options.reply, refusal: null },
        finish_reason: 'content_filter',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
}

/** Members that every chunk of one stream shares. */
export interface ChunkHead {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

export function chunk(
  head: ChunkHead,
  index: number,
  delta: JsonObject,
  finishReason: string | null = null,
): JsonObject {
  return {
    id: head.id,
    object: 'chat.completion.chunk',
    created: head.created,
    model: head.model,
    choices: [{ index, delta, logprobs: null, finish_reason: finishReason }],
  };
}

/** The last chunk of a stream whose caller asked for usage. */
export function usageChunk(head: ChunkHead, usage: JsonObject): JsonObject {
  return { id: head.id, object: 'chat.completion.chunk', created: head.created, model: head.model, choices: [], usage };
}
