import { balanced, createGuard, type Detector, type Span, wordDetector, wordEntry } from '@anlan/guard';
import { ScanSession } from '../packages/guard/src/screening/scan-session.ts';
import { nextState } from '../packages/guard/src/words/automaton.ts';
import { buildAutomaton } from '../packages/guard/src/words/automaton-builder.ts';
import type { Bench } from './bench.ts';
import { countOccurrences, keywordCorpus } from './guard-corpus.ts';

const ROUNDS = 9;

/** How fast one way of looking at the corpus is, and what it found. */
interface GuardMeasure {
  readonly name: string;
  readonly megacharactersPerSecond: number;
  readonly found: number;
  readonly expected: number | undefined;
}

/** `npm run bench -- guard`: 10,000 hanzi words over a mebibyte of mixed text, in one thread. */
export const guardBench: Bench = {
  name: 'guard',
  summary: 'keyword scan of 10,000 words and the whole default screening, in characters per second',
  options: '(none)',
  run: async () => reportOf(measureGuard()),
};

function reportOf(measures: readonly GuardMeasure[]): string {
  const rows = measures.map(({ name, megacharactersPerSecond, found, expected }) => {
    const count = expected === undefined ? `${found}` : `${found} of ${expected}`;
    return `| ${name} | ${megacharactersPerSecond.toFixed(1)} | ${count} |`;
  });
  return ['| what | Mchar/s, median of 9 | found |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The keyword scan alone, the same through the folded tape, and everything that the balanced profile looks for. */
function measureGuard(): readonly GuardMeasure[] {
  const corpus = keywordCorpus(12_345);
  const expected = countOccurrences(corpus);
  const entries = corpus.words.map((word, i) => wordEntry(word, { class: 'operator_list', detector: `words/w.${i}` }));
  const automaton = buildAutomaton(entries.map(({ folded }) => ({ units: folded, onward: 2 })));
  const detector = wordDetector('words', entries);
  const guard = createGuard({
    ...balanced,
    limits: { ...balanced.limits, maxLength: 10_000_000, maxFindings: 100_000 },
  });
  const { text } = corpus;
  return [
    measure('automaton over the raw text', text, () => countHits(automaton, text), expected),
    measure(
      'word scanner over the folded text',
      text,
      () => spansOf(detector, text).filter(({ view }) => view === 'raw').length,
      expected,
    ),
    measure('balanced profile, all views and detectors', text, () => guard.screen('input', text).findings.length),
  ];
}

function countHits(automaton: ReturnType<typeof buildAutomaton>, text: string): number {
  const { wordAt, nextWord, outLink } = automaton;
  let count = 0;
  let state = 0;
  for (let i = 0; i < text.length; i++) {
    state = nextState(automaton, state, text.charCodeAt(i));
    for (let at = state; at !== 0; at = outLink[at] ?? 0) {
      for (let word = wordAt[at] ?? -1; word !== -1; word = nextWord[word] ?? -1) count += 1;
    }
  }
  return count;
}

function spansOf(detector: Detector, text: string): readonly Span[] {
  const session = new ScanSession([{ detector, holds: true }], 16_384);
  session.push(text);
  session.end();
  return session.takeSpans();
}

/** Median of several rounds after one to warm up. */
function measure(name: string, text: string, scan: () => number, expected?: number): GuardMeasure {
  const found = scan();
  const times = Array.from({ length: ROUNDS }, () => {
    const from = process.hrtime.bigint();
    scan();
    return Number(process.hrtime.bigint() - from) / 1e9;
  }).sort((a, b) => a - b);
  const median = times[ROUNDS >> 1] ?? Number.NaN;
  return { name, megacharactersPerSecond: text.length / median / 1e6, found, expected };
}
