/** The keyword corpus: seeded, so that every run and every machine scans the same text. */
export interface KeywordCorpus {
  readonly words: readonly string[];
  readonly text: string;
}

const TEXT_BYTES = 1_048_576;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** 10,000 words of hanzi, of which 600 overlap with others, and a mebibyte of mixed text with planted words. */
export function keywordCorpus(seed: number): KeywordCorpus {
  const random = lcg(seed);
  const hanzi = shuffled(levelOne(), random);
  const draw = zipf(hanzi, random);
  const run = (length: number): string => Array.from({ length }, draw).join('');
  const between = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const words = new Set<string>();
  while (words.size < 9400) words.add(run(between(2, 6)));
  const own = [...words];
  const long = own.filter((word) => word.length >= 4);
  for (let i = 0; words.size < 9700; i++) words.add(long[i % long.length]?.slice(1, 3) ?? '');
  const overlapping = new Map<string, string>();
  for (let i = 0; words.size < 10_000; i++) {
    const word = long[i % long.length] ?? '';
    const partner = word.slice(-2) + run(2);
    words.add(partner);
    overlapping.set(word, partner);
  }
  const list = [...words];
  const segment = (): string => {
    const p = random();
    if (p < 0.72) return `${run(between(5, 24))}，`;
    if (p < 0.9) return `${Array.from({ length: 6 }, () => latin(random, between(2, 9))).join(' ')} `;
    if (p < 0.97) return String(Math.floor(random() * 1e8));
    const word = list[Math.floor(random() * list.length)] ?? '';
    return word + (overlapping.get(word)?.slice(2) ?? '');
  };
  let text = '';
  for (let bytes = 0; bytes < TEXT_BYTES; ) {
    const next = segment();
    text += next;
    bytes += Buffer.byteLength(next);
  }
  return { words: list, text };
}

/** Every occurrence of every word, by hashed windows: shares nothing with what it checks. */
export function countOccurrences({ words, text }: KeywordCorpus): number {
  const byLength = new Map<number, Set<string>>();
  for (const word of words) byLength.set(word.length, (byLength.get(word.length) ?? new Set()).add(word));
  let count = 0;
  for (const [length, set] of byLength) {
    for (let at = 0; at + length <= text.length; at++) if (set.has(text.slice(at, at + length))) count += 1;
  }
  return count;
}

function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** The 3,755 hanzi of GB/T 2312 level 1. */
function levelOne(): string[] {
  const decoder = new TextDecoder('gbk');
  const out: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^[\u4e00-\u9fff]$/.test(character)) out.push(character);
    }
  }
  return out;
}

function shuffled(items: string[], random: () => number): readonly string[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] ?? '', items[i] ?? ''];
  }
  return items;
}

/** Draws by rank with weight 1/(rank + 20). */
function zipf(items: readonly string[], random: () => number): () => string {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < items.length; rank++) {
    sum += 1 / (rank + 20);
    sums.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return items[low] ?? '';
  };
}

function latin(random: () => number, length: number): string {
  return Array.from({ length }, () => LETTERS[Math.floor(random() * 26)]).join('');
}
