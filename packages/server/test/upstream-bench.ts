import { isAnlanError } from '@anlan/core';
import { collect, type FakeModel, startFakeModel } from '@anlan/testkit';
import { afterEach, beforeEach, expect } from 'vitest';
import { createOpenAiUpstream, type ModelService, type OpenAiUpstreamOptions } from '../src/upstream/index.ts';

export const KEY = 'sk-secret-of-the-operator';
export const PROMPT = 'the prompt that nobody else may read';
/** Stands in what the fake model says; must not come back in an error. */
export const MARK = 'words-of-the-upstream';
export const BODY = { model: 'm', messages: [{ role: 'user', content: PROMPT }] };
export const never: AbortSignal = new AbortController().signal;
/** Longer than any test waits. */
export const LONG = 600_000;

export interface Bench {
  readonly model: FakeModel;
  readonly upstream: ModelService;
  /** Another connection to the same model; closed after the test. */
  connect(options?: Partial<OpenAiUpstreamOptions>): ModelService;
}

/** A fresh fake model, and an upstream on it, for each test of a file. */
export function useBench(): Bench {
  let model: FakeModel;
  let upstream: ModelService;
  let opened: ModelService[] = [];
  const connect = (options: Partial<OpenAiUpstreamOptions> = {}): ModelService => {
    const timeouts = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000 };
    const service = createOpenAiUpstream({ name: 'fake', baseUrl: model.baseUrl, apiKey: KEY, timeouts, ...options });
    opened.push(service);
    return service;
  };
  beforeEach(async () => {
    model = await startFakeModel();
    opened = [];
    upstream = connect();
  });
  afterEach(async () => {
    await Promise.all(opened.map((service) => service.close()));
    await model.close();
  });
  return {
    get model() {
      return model;
    },
    get upstream() {
      return upstream;
    },
    connect,
  };
}

/** The error of a call, which must be one of ours and keep its secrets. */
export async function failure(call: Promise<unknown>): Promise<{ code: string; details: unknown }> {
  const error = await call.then(
    () => expect.unreachable('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (!isAnlanError(error)) throw error;
  expect(error.cause).toBeUndefined();
  for (const secret of [KEY, PROMPT, MARK]) {
    expect(`${error.message} ${error.stack} ${JSON.stringify(error.details)}`).not.toContain(secret);
  }
  return { code: error.code, details: error.details };
}

export async function streamed(service: ModelService): Promise<unknown[]> {
  return collect(await service.stream(BODY, never));
}

/** The text that chunks carry. */
export function contents(chunks: readonly unknown[]): string {
  type Chunk = { choices?: { delta?: { content?: string } }[] | null };
  return chunks.map((chunk) => (chunk as Chunk).choices?.[0]?.delta?.content ?? '').join('');
}
