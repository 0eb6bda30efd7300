import type { Reply } from '../src/index.ts';

interface Chunk {
  readonly choices?: readonly {
    readonly index: number;
    readonly delta: Readonly<Record<string, unknown>>;
    readonly finish_reason: string | null;
  }[];
  readonly usage?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string };
}

/** A stream as a client has it at the end: texts by channel, how each choice ended, and what else came. */
export interface Collected {
  readonly texts: Readonly<Record<string, string>>;
  readonly finish: Readonly<Record<number, string>>;
  readonly usage: Readonly<Record<string, unknown>> | undefined;
  readonly error: string | undefined;
  readonly done: boolean;
  readonly chunks: readonly Chunk[];
}

export async function collect(reply: Reply, onFrame: (frame: string) => void = () => undefined): Promise<Collected> {
  if (reply.kind !== 'stream') throw new TypeError(`a ${reply.kind} reply is no stream`);
  const frames: string[] = [];
  for await (const frame of reply.frames) {
    onFrame(frame);
    frames.push(frame);
  }
  return gather(frames);
}

export function gather(frames: readonly string[]): Collected {
  const data = frames
    .join('')
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => event.slice('data: '.length));
  const chunks = data.filter((event) => event !== '[DONE]').map((event) => JSON.parse(event) as Chunk);
  return {
    ...gatherChunks(chunks),
    usage: chunks.find(({ usage }) => usage)?.usage,
    error: chunks.find(({ error }) => error)?.error?.code,
    done: data.at(-1) === '[DONE]',
    chunks,
  };
}

export function gatherChunks(chunks: readonly Chunk[]): Pick<Collected, 'texts' | 'finish'> {
  const texts: Record<string, string> = {};
  const finish: Record<number, string> = {};
  const add = (channel: string, text: unknown): void => {
    if (typeof text === 'string') texts[channel] = (texts[channel] ?? '') + text;
  };
  for (const { index, delta, finish_reason: reason } of chunks.flatMap(({ choices }) => choices ?? [])) {
    if (reason !== null) finish[index] = reason;
    for (const member of ['content', 'refusal', 'reasoning_content', 'reasoning'])
      add(`${index}.${member}`, delta[member]);
    const calls = (delta.tool_calls ?? []) as readonly { index: number; function: Record<string, unknown> }[];
    for (const call of calls) {
      add(`${index}.call${call.index}.name`, call.function.name);
      add(`${index}.call${call.index}.arguments`, call.function.arguments);
    }
    const single = (delta.function_call ?? {}) as Record<string, unknown>;
    add(`${index}.function_call.name`, single.name);
    add(`${index}.function_call.arguments`, single.arguments);
  }
  return { texts, finish };
}
