import type { Detector } from '../detector.ts';
import { buildAutomaton } from './automaton-builder.ts';
import { onwardBits, type WordEntry } from './word-entry.ts';
import { type WordIndex, WordScanner } from './word-scanner.ts';

/** One automaton over any number of words of any classes. */
export function wordDetector(name: string, entries: readonly WordEntry[]): Detector {
  const index: WordIndex = {
    automaton: buildAutomaton(entries.map((entry) => ({ units: entry.folded, onward: onwardBits(entry) }))),
    entries,
    spacedLengths: Uint8Array.from(entries, (entry) => (entry.spaced ? entry.folded.length : 0)),
  };
  return {
    name,
    classes: [...new Set(entries.map((entry) => entry.class))],
    tape: 'folded',
    open: (context) => new WordScanner(index, context),
  };
}
