import type { JsonObject } from '@anlan/core';
import { ask, createHarness, type Harness, type HarnessOptions } from './fakes.ts';
import { type Collected, collect } from './frames.ts';

export const request: JsonObject = ask('你好', { stream: true });
/** The data of the last record. */
export const last = ({ records }: Harness): JsonObject => records.at(-1)?.data ?? {};

/** Runs a stream to its end; what the client gets is noted in the log beside the records. */
export async function run(
  options: HarnessOptions,
  body: JsonObject = request,
): Promise<{ harness: Harness; got: Collected }> {
  const harness = createHarness(options);
  const got = await collect(await harness.chat(body), (frame) => {
    const chunk = frame.startsWith('data: {')
      ? (JSON.parse(frame.slice(6)) as { error?: unknown; choices?: { finish_reason: unknown }[] })
      : {};
    const isEnd = frame.includes('[DONE]') || chunk.choices?.some(({ finish_reason: reason }) => reason !== null);
    harness.log.push(chunk.error ? 'frame error' : isEnd ? 'frame end' : 'frame text');
  });
  return { harness, got };
}
