import { cjkRadicals } from './cjk-radicals.ts';

/** First and last code point, what the first stands for: letters of the alphabet or numbers that go up with it. */
const LETTER_RANGES: readonly (readonly [number, number])[] = [
  // Negative circled and negative squared Latin letters.
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
  // Regional indicators.
  [0x1f1e6, 0x1f1ff],
];
const NUMBER_RANGES: readonly (readonly [number, number, number])[] = [
  // Negative circled and double circled numbers.
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
  // Dingbat numbers: negative, sans-serif, negative sans-serif.
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x1f10b, 0x1f10c, 0],
];
const LETTER_A = 0x61;

/** Letters, numbers and hanzi in shapes that compatibility normalisation (NFKD) leaves alone: ⓿ 🅰 🇦 ⻢. */
export function symbolForm(codePoint: number): string | undefined {
  if (codePoint >= 0x2e80 && codePoint <= 0x2ef3) return cjkRadicals.get(String.fromCharCode(codePoint));
  const letters = LETTER_RANGES.find(([from, to]) => codePoint >= from && codePoint <= to);
  if (letters !== undefined) return String.fromCharCode(LETTER_A + codePoint - letters[0]);
  const numbers = NUMBER_RANGES.find(([from, to]) => codePoint >= from && codePoint <= to);
  if (numbers === undefined) return undefined;
  // Two shapes of zero stand in one range.
  return codePoint === 0x1f10c ? '0' : String(numbers[2] + codePoint - numbers[0]);
}
