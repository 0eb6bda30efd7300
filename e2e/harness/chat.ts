import type OpenAI from 'openai';

/** A streamed answer as a program collects it, and the error that broke it. */
export interface StreamedAnswer {
  readonly text: string;
  readonly finishReason: string | null;
  readonly chunks: readonly OpenAI.ChatCompletionChunk[];
  readonly error: unknown;
}

export const MODEL = 'fake-model';

export function user(content: string): OpenAI.ChatCompletionMessageParam {
  return { role: 'user', content };
}

/** Asks with streaming and reads to the end, or to the error. */
export async function readStream(
  openai: OpenAI,
  body: Partial<OpenAI.ChatCompletionCreateParamsStreaming> = {},
): Promise<StreamedAnswer> {
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  let error: unknown;
  try {
    const messages = [user('今天天气如何？')];
    for await (const chunk of await openai.chat.completions.create({ model: MODEL, messages, ...body, stream: true }))
      chunks.push(chunk);
  } catch (thrown) {
    error = thrown;
  }
  // Broken services send chunks without choices, whatever the client's types say.
  const choices = chunks.flatMap((chunk) => chunk.choices ?? []);
  return {
    text: choices.map(({ delta }) => delta.content ?? '').join(''),
    finishReason: choices.findLast(({ finish_reason: reason }) => reason !== null)?.finish_reason ?? null,
    chunks,
    error,
  };
}
