import OpenAI from 'openai';

/** The official client, and what went over its wire. */
export interface WatchedClient {
  readonly openai: OpenAI;
  /** Requests that left so far: the client repeats some on its own. */
  readonly attempts: number;
  /** Bytes of all answers so far, as text. Whole only after the client has read to the end. */
  readonly received: string;
}

/** @param baseUrl of the data plane, without `/v1` */
export function watchedClient(baseUrl: string, apiKey: string): WatchedClient {
  let attempts = 0;
  let received = '';
  const openai = new OpenAI({
    baseURL: `${baseUrl}/v1`,
    apiKey,
    async fetch(url, init) {
      attempts += 1;
      const response = await fetch(url, init);
      const { body, status, headers } = response;
      const decoder = new TextDecoder();
      const tap = new TransformStream<Uint8Array, Uint8Array>({
        transform(bytes, controller) {
          received += decoder.decode(bytes, { stream: true });
          controller.enqueue(bytes);
        },
      });
      return new Response(body?.pipeThrough(tap), { status, headers });
    },
  });
  return {
    openai,
    get attempts() {
      return attempts;
    },
    get received() {
      return received;
    },
  };
}
