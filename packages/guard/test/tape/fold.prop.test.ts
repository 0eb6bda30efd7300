import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCodePoint } from '../../src/tape/fold.ts';
import { foldText } from '../../src/tape/fold-text.ts';
import { createFoldedWriter } from '../../src/tape/folded-writer.ts';
import { WritableTape } from '../../src/tape/tape.ts';

const unit = fc.oneof(
  fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom('a', ' ', '\n', '\u200b', 'ﬁ', '😀', '\ud83d', '\ude00', '违', 'É'),
);
const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));

function tapeOf(pieces: readonly string[]): WritableTape {
  const tape = new WritableTape();
  const writer = createFoldedWriter(tape);
  for (const piece of pieces) writer.append(piece);
  writer.finish();
  return tape;
}

function symbols(tape: WritableTape): readonly (readonly [number, number, number])[] {
  return Array.from({ length: tape.length }, (_, i) => [tape.unit(i), tape.start(i), tape.end(i)] as const);
}

describe('the fold', () => {
  it('is idempotent for every code point', () => {
    const changed: string[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const once = foldCodePoint(codePoint);
      if (Array.from(once, (c) => foldCodePoint(c.codePointAt(0) ?? 0)).join('') !== once)
        changed.push(codePoint.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('is idempotent for well-formed texts', () => {
    const wellFormed = text.filter((value) => !/\p{Surrogate}/u.test(value));
    fc.assert(fc.property(wellFormed, (value) => foldText(foldText(value)) === foldText(value)));
  });

  it('writes the same symbols with the same offsets however the text is cut', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, place) => {
        const at = place % (value.length + 1);
        const whole = symbols(tapeOf([value]));
        expect(symbols(tapeOf([value.slice(0, at), value.slice(at)]))).toEqual(whole);
        expect(symbols(tapeOf(value.split('')))).toEqual(whole);
      }),
    );
  });

  it('maps every symbol to the original units that fold to it, in order and inside the text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const tape = tapeOf([value]);
        expect(tape.consumed).toBe(value.length);
        for (const [i, [symbol, start, end]] of symbols(tape).entries()) {
          expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : tape.start(i - 1));
          expect(end).toBeLessThanOrEqual(value.length);
          if (symbol !== 0xffff) expect(foldText(value.slice(start, end))).toContain(String.fromCharCode(symbol));
        }
      }),
    );
  });
});
