import type { Detector } from '../detector.ts';
import { guardError } from '../errors.ts';
import type { Pattern } from './pattern.ts';
import { PatternScanner } from './pattern-scanner.ts';

/** Makes a detector of a pattern: the way to add one's own without thinking of streams. */
export function patternDetector(pattern: Pattern): Detector {
  const starts = startTable(pattern);
  return {
    name: pattern.name,
    classes: pattern.classes,
    tape: pattern.tape,
    open: (context) => new PatternScanner(pattern, starts, context),
  };
}

function startTable(pattern: Pattern): Uint8Array {
  if (pattern.firstUnits === '' || pattern.classes.length === 0 || pattern.lookAhead < 1) {
    throw guardError('invalid_detector', `pattern ${pattern.name} can never match`);
  }
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < pattern.firstUnits.length; i++) table[pattern.firstUnits.charCodeAt(i)] = 1;
  return table;
}
