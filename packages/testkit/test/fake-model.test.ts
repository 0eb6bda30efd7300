import { describe, expect, test } from 'vitest';
import {
  answersStatus,
  closedPort,
  type FakeModel,
  type FakeReply,
  says,
  silentPort,
  startFakeModel,
} from '../src/index.ts';

async function withModel<Out>(script: FakeReply | undefined, use: (model: FakeModel) => Promise<Out>): Promise<Out> {
  const model = await startFakeModel(script ? { script } : {});
  try {
    return await use(model);
  } finally {
    await model.close();
  }
}

const post = (model: FakeModel, body: object): Promise<Response> =>
  fetch(`${model.baseUrl}/chat/completions`, { method: 'POST', body: JSON.stringify(body) });
const text = (script: FakeReply, body: object = {}): Promise<string> =>
  withModel(script, async (model) => (await post(model, body)).text());
const events = async (script: FakeReply, body: object = {}): Promise<unknown[]> =>
  (await text(script, { stream: true, ...body }))
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: {'))
    .map((frame) => JSON.parse(frame.slice(6)) as unknown);

describe('answers', () => {
  test('JSON, and what was received', async () => {
    await withModel(undefined, async (model) => {
      const response = await post(model, { model: 'm' });
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toMatchObject({
        object: 'chat.completion',
        choices: [{ message: { content: 'Hello from the fake model.' }, finish_reason: 'stop' }],
      });
      expect(model.received).toMatchObject([{ method: 'POST', path: '/v1/chat/completions', body: { model: 'm' } }]);
      expect(await model.received[0]?.ending).toBe('complete');
      expect(model.connections).toBe(1);
    });
  });

  test('a stream in pieces, with usage when asked, closed by [DONE]', async () => {
    const body = await text(says('abcdefg', { streaming: { pieceSize: 3 } }), {
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(body.match(/"content":"(abc|def|g)"/g)).toHaveLength(3);
    expect(body).toContain('"total_tokens":30');
    expect(body.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  test('choices, reasoning, refusal, tool calls and odd first frames', async () => {
    const seen = await events({
      kind: 'answer',
      choices: [
        { text: 'a', reasoning: 'b', refusal: 'c' },
        { toolCalls: [{ name: 'f', arguments: '{}' }], finishReason: null },
      ],
      streaming: { firstFrame: 'null_choices' },
    });
    expect(seen[0]).toMatchObject({ choices: null });
    const joined = JSON.stringify(seen);
    for (const part of ['reasoning_content', 'refusal', 'tool_calls', '"index":1', '"finish_reason":"stop"']) {
      expect(joined).toContain(part);
    }
    expect(joined).not.toContain('"finish_reason":"tool_calls"');
  });

  test('framing', async () => {
    const script = says('x', { streaming: { lineEnd: '\r\n', comments: true, done: false, lastFrames: ['odd'] } });
    const body = await text(script, { stream: true });
    expect(body).toContain(': keep-alive\r\n\r\ndata: {');
    expect(body.endsWith('data: odd\r\n\r\n')).toBe(true);
  });

  test('a script sees each request, and can be changed', async () => {
    const model = await startFakeModel({ script: ({ body }) => says(`you are ${String(body.user)}`) });
    expect(await (await post(model, { user: 'u1' })).text()).toContain('you are u1');
    model.play(answersStatus(503));
    expect((await post(model, {})).status).toBe(503);
    await model.close();
  });

  test('models, and nothing else', async () => {
    await withModel(undefined, async (model) => {
      expect(await (await fetch(`${model.baseUrl}/models`)).json()).toMatchObject({ data: [{ id: 'fake-model' }] });
      expect((await fetch(`${model.baseUrl}/embeddings`)).status).toBe(404);
    });
  });

  test('a request can be waited for', async () => {
    await withModel(undefined, async (model) => {
      const waiting = model.request(1);
      await post(model, { user: '0' });
      await post(model, { user: '1' });
      expect((await waiting).body).toEqual({ user: '1' });
    });
  });
});

describe('faults', () => {
  test.each([
    ['reset', { kind: 'reset' }],
    ['not HTTP', { kind: 'not_http' }],
    ['cut', { kind: 'cut', afterBytes: 20 }],
    ['cut from the end', { kind: 'cut', afterBytes: -1 }],
  ] as const)('%s breaks the answer', async (_, fault) => {
    for (const stream of [false, true]) await expect(text(says('hello', { fault }), { stream })).rejects.toThrow();
  });

  test('garbage stands where it was put', async () => {
    const garbage = says('hello', { fault: { kind: 'garbage', atByte: 5 } });
    const bytes = await withModel(garbage, async (model) => (await post(model, {})).arrayBuffer());
    expect([...new Uint8Array(bytes).subarray(5, 7)]).toEqual([0xff, 0xfe]);
  });

  test('content type and compression', async () => {
    await withModel(says('x', { fault: { kind: 'content_type', value: 'text/html' } }), async (model) => {
      expect((await post(model, {})).headers.get('content-type')).toBe('text/html');
    });
    await withModel(says('x', { fault: { kind: 'gzip' } }), async (model) => {
      const response = await post(model, {});
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(await response.json()).toMatchObject({ choices: [{ message: { content: 'x' } }] });
    });
  });

  test.each([
    ['status', { kind: 'slow_headers', ms: 600_000 }],
    ['body', { kind: 'slow_body', afterBytes: 3, ms: 600_000 }],
  ] as const)('a %s that does not come: the caller leaves, and it shows', async (_, fault) => {
    await withModel(says('x', { fault }), async (model) => {
      const caller = new AbortController();
      const call = fetch(`${model.baseUrl}/chat/completions`, { method: 'POST', body: '{}', signal: caller.signal });
      const outcome = call.then((response) => response.text()).catch(() => 'left');
      const request = await model.request(0);
      caller.abort();
      expect(await outcome).toBe('left');
      expect(await request.ending).toBe('early');
    });
  });

  test('a pause shorter than patience only delays', async () => {
    for (const fault of [
      { kind: 'slow_headers', ms: 5 },
      { kind: 'slow_body', afterBytes: 3, ms: 5 },
      { kind: 'slow_body', afterBytes: 1_000_000, ms: 5 },
    ] as const) {
      expect(JSON.parse(await text(says('x', { fault })))).toMatchObject({ choices: [{ message: { content: 'x' } }] });
    }
  });
});

describe('dead ends', () => {
  test('a closed port refuses', async () => {
    await expect(fetch(await closedPort())).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  test('a silent port says nothing until it is closed', async () => {
    const silent = await silentPort();
    const call = fetch(silent.baseUrl);
    const outcome = call.catch(() => 'broken');
    await silent.close();
    expect(await outcome).toBe('broken');
  });
});
