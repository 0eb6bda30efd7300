import type { SeededRandom } from './random.ts';

/** Ways to write a text so that people or models read it and filters do not. */
export const evasionNames = ['zero-width', 'full-width', 'homoglyph', 'separator', 'padding', 'base64'] as const;
export type Evasion = (typeof evasionNames)[number];

const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];
const SEPARATORS = ['.', '-', '*', ' ', '_', '·', '/', '|'];
const HOMOGLYPHS: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', i: 'і', j: 'ј', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
  ...{ h: 'һ', k: 'к', m: 'м', n: 'п', t: 'т', w: 'ԝ', b: 'Ь', d: 'ԁ', u: 'υ', v: 'ѵ', r: 'г' },
};

/** One way applied; `padding` is drawn for the way of that name. */
export function evade(text: string, evasion: Evasion, random: SeededRandom, padding: () => string): string {
  switch (evasion) {
    case 'zero-width':
      return between(text, random, 0.4, () => random.pick(ZERO_WIDTH, ''));
    case 'full-width':
      return [...text].map(fullWidth).join('');
    case 'homoglyph':
      return [...text].map((letter) => (random.unit() < 0.5 ? (HOMOGLYPHS[letter] ?? letter) : letter)).join('');
    case 'separator':
      return separated(text, random);
    case 'padding':
      return `${padding()}\n${text}\n${padding()}`;
    case 'base64':
      return Buffer.from(text, 'utf8').toString('base64');
  }
}

function separated(text: string, random: SeededRandom): string {
  const separator = random.pick(SEPARATORS, '-');
  return between(text, random, 0.3 + 0.7 * random.unit(), () => separator);
}

function between(text: string, random: SeededRandom, share: number, make: () => string): string {
  return [...text].map((letter) => (random.unit() < share ? letter + make() : letter)).join('');
}

function fullWidth(letter: string): string {
  const code = letter.charCodeAt(0);
  if (letter === ' ') return '\u3000';
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : letter;
}
