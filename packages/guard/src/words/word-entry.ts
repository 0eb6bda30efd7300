import type { FindingClass } from '../finding-class.ts';
import { foldText } from '../tape/fold-text.ts';
import { SymbolKind, symbolKind } from '../tape/symbol-kind.ts';
import type { View } from '../verdict.ts';
import { Onward } from './automaton.ts';
import { MAX_WORD_UNITS } from './automaton-builder.ts';

/** A dictionary word ready for matching. */
export interface WordEntry {
  /** Names the list and the place in it, never the word: `words/operator_list.3`. */
  readonly detector: string;
  readonly class: FindingClass;
  readonly folded: string;
  /** Matches only where no letter or digit stands beside it. */
  readonly bounded: boolean;
  /** Is also found with separators between its hanzi. */
  readonly spaced: boolean;
  /** Is Latin throughout, so that look-alikes of other scripts alone do not make it. */
  readonly latin: boolean;
  /** The disguise that this form of the word is. */
  readonly view?: View;
}

/** Shorter words with gaps are ordinary sentences too often. */
const MIN_SPACED_HANZI = 3;
const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

export type WordProblem = 'empty' | 'too_long' | 'lone_surrogate';

/** What stands against a word of a dictionary; undefined where nothing does. */
export function wordProblem(word: string): WordProblem | undefined {
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(word)) return 'lone_surrogate';
  const folded = foldText(word).trim();
  if (folded === '') return 'empty';
  return folded.length > MAX_WORD_UNITS ? 'too_long' : undefined;
}

/** Folds a word as texts are folded, and decides from its script how it is matched. */
export function wordEntry(word: string, of: Pick<WordEntry, 'class' | 'detector'>): WordEntry {
  const folded = foldText(word).trim();
  const kinds = Array.from({ length: folded.length }, (_, i) => symbolKind(folded.charCodeAt(i)));
  const hanzi = kinds.filter((kind) => kind === SymbolKind.HANZI).length;
  return {
    ...of,
    folded,
    bounded: hanzi === 0 && kinds.includes(SymbolKind.WORD),
    spaced: hanzi === kinds.length && hanzi >= MIN_SPACED_HANZI,
    latin: hanzi === 0 && !OTHER_SCRIPT.test(word),
  };
}

/** The bits that the prefixes of a word carry in the automaton. */
export function onwardBits(entry: WordEntry): number {
  return (entry.bounded ? Onward.BOUNDED : Onward.UNBOUNDED) | (entry.spaced ? Onward.SPACED : 0);
}
