import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SyllableWriter } from '../../src/syllables/syllable-writer.ts';
import { derivedText } from '../../src/tape/derived-text.ts';
import { createFoldedWriter } from '../../src/tape/folded-writer.ts';
import { LettersWriter } from '../../src/tape/letters-writer.ts';
import { type Tape, WritableTape } from '../../src/tape/tape.ts';
import type { TapeWriter } from '../../src/tape/tape-writer.ts';

type WriterOf = (source: Tape, tape: WritableTape) => TapeWriter;
const writers: readonly (readonly [string, WriterOf])[] = [
  ['Latin letters alone', (source, tape) => new LettersWriter(source, tape)],
  ['sounds', (source, tape) => new SyllableWriter(source, tape)],
];

const part = fc.constantFrom(
  ...[
    '违',
    '禁',
    'a',
    'b',
    'w',
    'e',
    'i',
    'j',
    'n',
    '0',
    '3',
    '$',
    ' ',
    '-',
    '。',
    '\u200b',
    '%41',
    '%4',
    '\\u',
    '😀',
    '\ud83d',
  ],
);
const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));

function symbols(pieces: readonly string[], writerOf: WriterOf): readonly (readonly number[])[] {
  const folded = new WritableTape();
  const tape = new WritableTape();
  const outer = createFoldedWriter(folded);
  const inner = writerOf(folded, tape);
  for (const piece of pieces) {
    outer.append(piece);
    inner.append(piece);
  }
  outer.finish();
  inner.finish();
  const row = (_: unknown, i: number): number[] => [
    tape.unit(i),
    tape.start(i),
    tape.end(i),
    tape.alterations(i, i + 1),
  ];
  return Array.from({ length: tape.length }, row);
}

describe.each(writers)('the tape of %s', (_, writerOf) => {
  it('is the same however the text is cut', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, place) => {
        const at = place % (value.length + 1);
        const whole = symbols([value], writerOf);
        expect(symbols([value.slice(0, at), value.slice(at)], writerOf)).toEqual(whole);
        expect(symbols(value.split(''), writerOf)).toEqual(whole);
      }),
    );
  });

  it('keeps its symbols in order and inside the text', () => {
    fc.assert(
      fc.property(text, (value) => {
        let last = 0;
        for (const [, start = 0, end = 0] of symbols([value], writerOf)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(value.length);
          last = start;
        }
      }),
    );
  });
});

describe('Latin letters alone', () => {
  const lettersOf = (value: string): string => derivedText(value, (source, tape) => new LettersWriter(source, tape));

  it('are idempotent', () => {
    fc.assert(fc.property(text, (value) => lettersOf(lettersOf(value)) === lettersOf(value)));
  });

  it.each([
    ['leet', 'p4$$w0rd', 'pasword'],
    ['repeats', 'shhhhell', 'shel'],
    ['separators', 'b-o m.b', 'bomb'],
    ['wide gaps', 'a ... b', 'a\uffffb'],
    ['hanzi', 'a违b', 'a\uffffb'],
    ['a pattern', 'x'.repeat(40), 'x\uffffx\uffffx'],
  ])('even out %s', (_, source, letters) => {
    expect(lettersOf(source)).toBe(letters);
  });
});
