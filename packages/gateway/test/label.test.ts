import type { JsonObject } from '@anlan/core';
import { describe, expect, test } from 'vitest';
import { answerWith, ask, createHarness, type Harness, LABEL } from './fakes.ts';

const last = ({ records }: Harness): JsonObject => records.at(-1)?.data ?? {};

describe('the explicit label', () => {
  const call = { tool_calls: [{ id: 't', type: 'function', function: { name: 'f', arguments: '{}' } }] };
  test.each<[string, JsonObject, JsonObject, boolean]>([
    ['stands behind a text', { content: 'a' }, {}, true],
    ['is not doubled', { content: `a\n\n${LABEL}` }, {}, true],
    ['does not break JSON', { content: '{"a":1}' }, { response_format: { type: 'json_object' } }, false],
    [
      'does not break a schema',
      { content: '{}' },
      { response_format: { type: 'json_schema', json_schema: {} } },
      false,
    ],
    ['is not written beside a tool call', { content: 'a', ...call }, {}, false],
    ['is not written beside a function call', { content: 'a', function_call: { name: 'f', arguments: '' } }, {}, false],
    ['is not written where there is no text', { content: null, refusal: 'no' }, {}, false],
    ['is not written behind an empty text', { content: '' }, {}, false],
  ])('%s', async (_, message, more, written) => {
    const harness = createHarness({ answer: answerWith(message) });
    const reply = await harness.chat(ask('你好', more));
    const labels = JSON.stringify(reply).split(LABEL).length - 1;
    expect(labels).toBe(written ? 1 : 0);
    expect(reply).toMatchObject({
      headers: { 'x-aigc-label': `AI-generated; explicit=${written ? 'end' : 'delegated'}` },
    });
    expect(last(harness).label).toBe(written ? LABEL : null);
    expect(harness.records.at(-1)?.clauses.includes('aigc-labeling@2025/art-4' as never)).toBe(written);
  });
});
