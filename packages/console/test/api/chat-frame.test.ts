import { describe, expect, it } from 'vitest';
import { parseChatFrame, parseErrorCode } from '../../src/api/chat-frame.ts';

const chunk = (choice: unknown) => JSON.stringify({ object: 'chat.completion.chunk', choices: [choice] });

describe('a frame of a chat stream', () => {
  it.each([
    [
      'text',
      chunk({ delta: { content: '你好' }, finish_reason: null }),
      { kind: 'text', text: '你好', finish: undefined },
    ],
    ['the role frame', chunk({ delta: { role: 'assistant' } }), { kind: 'text', text: '', finish: undefined }],
    [
      'the end of a blocked answer',
      chunk({ delta: {}, finish_reason: 'content_filter' }),
      { kind: 'text', text: '', finish: 'content_filter' },
    ],
    ['a usage frame', '{"choices":[],"usage":{}}', { kind: 'text', text: '', finish: undefined }],
    ['choices: null', '{"choices":null}', { kind: 'text', text: '', finish: undefined }],
    ['the end mark', '[DONE]', { kind: 'done' }],
    [
      'an error',
      '{"error":{"code":"upstream_error","message":"m"}}',
      { kind: 'error', code: 'upstream_error', message: 'm' },
    ],
    ['an error without a code', '{"error":{}}', { kind: 'error', code: 'internal', message: '' }],
    ['content that is no text', chunk({ delta: { content: 7 } }), { kind: 'text', text: '', finish: undefined }],
    ['what is not JSON', '{"choices":', { kind: 'unreadable' }],
    ['JSON that is no object', '[1]', { kind: 'unreadable' }],
  ])('is read: %s', (_, data, frame) => {
    expect(parseChatFrame(data)).toEqual(frame);
  });
});

describe('the error code of a refused request', () => {
  it.each([
    ['{"error":{"code":"application_suspended","message":"m","request_id":"r"}}', 'application_suspended'],
    ['{"error":{"code":"model_not_found","type":"not_found_error","param":null}}', 'model_not_found'],
    ['{"error":{"code":"something_new"}}', 'internal'],
    ['<html>', 'internal'],
    ['', 'internal'],
  ])('of %s is %s', (body, code) => {
    expect(parseErrorCode(body)).toBe(code);
  });
});
