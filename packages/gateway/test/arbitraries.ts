import fc from 'fast-check';

/** Places at which a text is cut, as parts of its length; any number of them, also none. */
export const cuts: fc.Arbitrary<readonly number[]> = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  maxLength: 12,
});

/** Cuts a text anywhere, also inside surrogate pairs; the pieces together are the text. */
export function cut(text: string, places: readonly number[]): readonly string[] {
  const offsets = [...new Set([0, ...places.map((part) => Math.floor(part * text.length)), text.length])];
  offsets.sort((a, b) => a - b);
  return offsets.slice(1).map((end, at) => text.slice(offsets[at], end));
}
