import { describe, expect, it } from 'vitest';
import { createEventStreamParser } from '../../src/api/event-stream.ts';

const parse = (...pieces: readonly string[]) => {
  const parser = createEventStreamParser();
  return pieces.flatMap((piece) => parser.feed(piece));
};

describe('the event stream parser', () => {
  it.each([
    ['one event', 'data: a\n\n', [{ event: 'message', data: 'a' }]],
    ['a named event', 'event: call\ndata: {}\n\n', [{ event: 'call', data: '{}' }]],
    ['several data lines', 'data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb' }]],
    ['CRLF', 'data: a\r\n\r\n', [{ event: 'message', data: 'a' }]],
    [
      'CR alone',
      'data: a\r\rdata: b\r\r\n',
      [
        { event: 'message', data: 'a' },
        { event: 'message', data: 'b' },
      ],
    ],
    ['a byte order mark', '\uFEFFdata: a\n\n', [{ event: 'message', data: 'a' }]],
    ['no space after the colon', 'data:a\n\n', [{ event: 'message', data: 'a' }]],
    ['only the first space is dropped', 'data:  a\n\n', [{ event: 'message', data: ' a' }]],
    ['a field without a colon', 'data\n\n', [{ event: 'message', data: '' }]],
    ['heartbeats', ': keep-alive\n\ndata: a\n\n: \n\n', [{ event: 'message', data: 'a' }]],
    ['fields that it does not know', 'id: 7\nretry: 10\ndata: a\n\n', [{ event: 'message', data: 'a' }]],
    ['an event without data', 'event: x\n\n', []],
    ['an event that the stream ends in', 'data: a\n', []],
  ])('reads %s', (_, text, events) => {
    expect(parse(text)).toEqual(events);
  });

  it('forgets the name of an event that had no data', () => {
    expect(parse('event: x\n\ndata: a\n\n')).toEqual([{ event: 'message', data: 'a' }]);
  });

  it('waits for the line feed of a CRLF that is cut in two', () => {
    expect(parse('data: a\r', '\n\r', '\n')).toEqual([{ event: 'message', data: 'a' }]);
  });
});
