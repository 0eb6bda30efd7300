import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSseParser } from '../src/index.ts';
import { cut, cuts } from './arbitraries.ts';

const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
const lines = fc.constantFrom('', '', 'data: a', 'data:b', 'data', ': comment', 'event: x', 'data: 安澜 😀', 'junk');
const bodies = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(lines, lineEnds), { maxLength: 30 }))
  .map(([mark, rows]) => (mark ? '\ufeff' : '') + rows.map(([line, end]) => line + end).join(''));

function parse(pieces: readonly string[]): readonly string[] {
  const parser = createSseParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

test('however a body is cut, the same events come out', () => {
  fc.assert(
    fc.property(bodies, cuts, (body, places) => {
      expect(parse(cut(body, places))).toEqual(parse([body]));
      expect(parse([...body])).toEqual(parse([body]));
    }),
  );
});

test('all ends of lines mean the same', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 30 }), lineEnds, (rows, end) => {
      expect(parse([rows.map((row) => row + end).join('')])).toEqual(parse([rows.map((row) => `${row}\n`).join('')]));
    }),
  );
});

test('any data survives being written as data lines', () => {
  const data = fc.array(
    fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' ')),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(data, (rows) => {
      expect(parse([`${rows.map((row) => `data: ${row}\n`).join('')}\n`])).toEqual([rows.join('\n')]);
    }),
  );
});
