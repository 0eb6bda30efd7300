import { SYLLABLES } from './syllable-table.ts';

/** Syllables are written on tapes as units of the private use area, which folded texts leave alone. */
const FIRST_UNIT = 0xe000;
/** `zhuang` and the like. */
const LONGEST = 6;

const byHanzi = new Uint16Array(0x10000);
const byLetters = new Map<string, number>();

for (const [id, entry] of SYLLABLES.entries()) {
  const [letters = '', hanzi = ''] = entry.split(':');
  byLetters.set(letters, FIRST_UNIT + id);
  for (let i = 0; i < hanzi.length; i++) byHanzi[hanzi.charCodeAt(i)] = FIRST_UNIT + id;
}

/** The syllable of a hanzi, 0 where it is not known. */
export function syllableOf(unit: number): number {
  return byHanzi[unit] ?? 0;
}

/** A stretch of letters that is one syllable of pinyin. */
export interface LetteredSyllable {
  readonly syllable: number;
  readonly from: number;
  readonly to: number;
}

/** Reads letters as pinyin from left to right, the longest syllable first; undefined where they are something else. */
export function readPinyin(letters: string): readonly LetteredSyllable[] | undefined {
  const out: LetteredSyllable[] = [];
  for (let from = 0; from < letters.length; ) {
    const next = longestAt(letters, from);
    if (next === undefined) return undefined;
    out.push(next);
    from = next.to;
  }
  return out;
}

function longestAt(letters: string, from: number): LetteredSyllable | undefined {
  for (let length = Math.min(LONGEST, letters.length - from); length > 0; length--) {
    const syllable = byLetters.get(letters.slice(from, from + length));
    if (syllable !== undefined && !isTorn(letters, from + length)) return { syllable, from, to: from + length };
  }
  return undefined;
}

/** Whether what follows cannot begin a syllable, so that a shorter one has to be taken: `xinan` is `xi-nan`. */
function isTorn(letters: string, at: number): boolean {
  if (at >= letters.length) return false;
  for (let length = 1; length <= LONGEST; length++) {
    if (byLetters.has(letters.slice(at, at + length))) return false;
  }
  return true;
}
