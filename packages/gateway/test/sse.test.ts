import { describe, expect, test } from 'vitest';
import { createSseParser, SSE_DONE, sseFrame } from '../src/index.ts';

/** All events of a body that comes in one piece. */
function parse(body: string): readonly string[] {
  const parser = createSseParser();
  return [...parser.push(body), ...parser.end()];
}

describe('a body of events', () => {
  test.each<[string, string, readonly string[]]>([
    ['one event', 'data: a\n\n', ['a']],
    ['two events', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['lines that end with CR LF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['lines that end with CR', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['all three ends of lines', 'data: a\r\n\rdata: b\n\r\n', ['a', 'b']],
    ['several data lines are one event', 'data: a\ndata: b\n\n', ['a\nb']],
    ['one space after the colon is not data', 'data:a\n\ndata:  b\n\n', ['a', ' b']],
    ['an empty data line', 'data:\n\ndata\n\n', ['', '']],
    ['comments and other fields are skipped', ': hi\nevent: x\nid: 1\nretry: 5\ndata: a\n\n', ['a']],
    ['a field that only begins like data', 'database: x\ndata: a\n\n', ['a']],
    ['empty lines alone are no event', '\n\n\r\n', []],
    ['a comment alone is no event', ': keep-alive\n\n', []],
    ['a byte order mark is skipped once', '\ufeffdata: a\n\n', ['a']],
    ['a second byte order mark is not', '\ufeff\ufeffdata: a\n\n', []],
    ['a last event without its empty line', 'data: a\n\ndata: b', ['a', 'b']],
    ['a last event that ends with CR', 'data: a\r', ['a']],
    ['nothing', '', []],
    ['colons and braces in the data', 'data: {"a":"b: c"}\n\n', ['{"a":"b: c"}']],
  ])('%s', (_, body, events) => {
    expect(parse(body)).toEqual(events);
  });

  test('an event is given as soon as its empty line is there', () => {
    const parser = createSseParser();
    expect(parser.push('data: a\n')).toEqual([]);
    expect(parser.push('\n')).toEqual(['a']);
    expect(parser.push('data: b\r')).toEqual([]);
    expect(parser.push('\r')).toEqual(['b']);
    expect(parser.push('\n')).toEqual([]);
    expect(parser.end()).toEqual([]);
  });
});

describe('what a service can make us hold is bounded', () => {
  const MEGABYTE = 'x'.repeat(1024 * 1024);
  const tooLong = expect.objectContaining({ code: 'upstream_protocol' }) as Error;

  test('in a line without end', () => {
    const parser = createSseParser();
    for (let i = 0; i < 4; i++) parser.push(MEGABYTE);
    expect(() => parser.push('x')).toThrowError(tooLong);
  });

  test('in lines without an empty one', () => {
    const parser = createSseParser();
    expect(() => {
      for (let i = 0; i < 6; i++) parser.push(`data: ${MEGABYTE}\n`);
    }).toThrowError(tooLong);
  });

  test('many events of a megabyte pass', () => {
    const parser = createSseParser();
    for (let i = 0; i < 8; i++) expect(parser.push(`data: ${MEGABYTE}\n\n`)).toHaveLength(1);
  });

  test('comments without end take no memory', () => {
    const parser = createSseParser();
    for (let i = 0; i < 8; i++) expect(parser.push(`: ${MEGABYTE}\n`)).toEqual([]);
  });
});

test('what is written is read back, whatever it holds', () => {
  const value = { text: 'a\n\ndata: b\r\u2028 安澜 😀' };
  const events = parse(sseFrame(value) + SSE_DONE);
  expect(events.map((event, place) => (place === 0 ? JSON.parse(event) : event))).toEqual([value, '[DONE]']);
});
