import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventStreamParser } from '../../src/api/event-stream.ts';

const text = fc
  .array(fc.constantFrom('data: ', 'data', 'event: x', ':', ' ', 'a', '界', '\n', '\r', '\r\n', '\n\n'), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

/** Cuts a text at the given places. */
function cut(whole: string, places: readonly number[]): readonly string[] {
  const ends = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [...ends, whole.length].map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
}

it('finds the same events however the stream is cut', () => {
  fc.assert(
    fc.property(text, fc.array(fc.nat(200), { maxLength: 12 }), (whole, places) => {
      // A CR at the end may be half of a CRLF; one more line feed decides it either way.
      const decided = `${whole}\n`;
      const once = createEventStreamParser().feed(decided);
      const parser = createEventStreamParser();
      expect(cut(decided, places).flatMap((piece) => parser.feed(piece))).toEqual(once);
    }),
  );
});
