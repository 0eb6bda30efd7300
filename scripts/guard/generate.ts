import type { PhraseBook } from './phrases/phrase-book.ts';
import { SeededRandom } from './random.ts';
import type { Sample, SampleKind } from './sample.ts';

/** Texts from the data that go into the open places of a phrase book. */
export interface Fillings {
  readonly harmful: readonly string[];
  readonly tasks: readonly string[];
  readonly documents: readonly string[];
}

const MAX_DEPTH = 6;
export const GENERATED = 'phrase book';

/** Draws training texts from a phrase book: `count` of each part. */
export function generate(book: PhraseBook, fillings: Fillings, count: number, seed: number): readonly Sample[] {
  const writer = new PhraseWriter(book, fillings, new SeededRandom(seed));
  const out: Sample[] = [];
  const draw = (category: string, kind: SampleKind, make: () => string, times: number): void => {
    for (let i = 0; i < times; i++) {
      const isJailbreak = category === 'frame' || category === 'override';
      out.push({ text: make(), language: book.language, kind, source: GENERATED, category, isJailbreak });
    }
  };
  draw('injection', 'attack', () => writer.from(book.injection), 2 * count);
  draw('extraction', 'attack', () => writer.from(book.extraction), count);
  draw('frame', 'attack', () => writer.from(book.frames), count);
  draw('override', 'attack', () => writer.from(book.overrides), count);
  draw('carried', 'attack', () => writer.from(book.carriers), count);
  draw('harmless', 'hard', () => writer.from(book.harmless), 3 * count);
  draw('harmless frame', 'hard', () => writer.harmless(book.frames), count);
  draw('harmless document', 'hard', () => writer.harmless(book.carriers), count);
  return out;
}

class PhraseWriter {
  readonly #book: PhraseBook;
  readonly #fillings: Fillings;
  readonly #random: SeededRandom;
  #isHarmless = false;

  constructor(book: PhraseBook, fillings: Fillings, random: SeededRandom) {
    this.#book = book;
    this.#fillings = fillings;
    this.#random = random;
  }

  from(phrases: readonly string[]): string {
    this.#isHarmless = false;
    return this.#fill(this.#random.pick(phrases, ''), 0);
  }

  /** The same frames around something harmless. */
  harmless(phrases: readonly string[]): string {
    this.#isHarmless = true;
    return this.#fill(this.#random.pick(phrases, ''), 0);
  }

  #fill(phrase: string, depth: number): string {
    if (depth > MAX_DEPTH) return phrase;
    return phrase.replace(/\{(\w+)\}/g, (_, name: string) => this.#fill(this.#draw(name), depth + 1));
  }

  #draw(name: string): string {
    const { tasks, documents } = this.#fillings;
    switch (name) {
      case 'harm':
        return this.#request();
      case 'halves':
        return this.#halves(this.#request());
      case 'encoded':
        return toBase64(this.#note());
      case 'reversed':
        return reverse(this.#note());
      case 'encodedHarm':
        return toBase64(this.#request());
      case 'reversedHarm':
        return reverse(this.#request());
      case 'dottedHarm':
        return [...this.#request()].join(this.#random.pick(['*', '.', '-', ' '], '*'));
      case 'task':
        return this.#random.pick(tasks, '');
      case 'doc':
        return this.#random.pick(documents, '').slice(0, 100 + this.#random.below(500));
      case 'note':
        return this.#note();
      default:
        return this.#random.pick(this.#book.slots[name] ?? [], '');
    }
  }

  #request(): string {
    const { harmful, tasks } = this.#fillings;
    return this.#random.pick(this.#isHarmless ? tasks : harmful, '');
  }

  #note(): string {
    const { injection, extraction, harmless } = this.#book;
    if (this.#isHarmless) return this.#random.pick(harmless, '');
    return this.#random.pick(this.#random.unit() < 0.8 ? injection : extraction, '');
  }

  #halves(text: string): string {
    const at = 1 + this.#random.below(Math.max(1, text.length - 1));
    return `a="${text.slice(0, at)}" b="${text.slice(at)}"`;
  }
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}
