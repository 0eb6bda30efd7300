import type { Reader } from '../../patterns/cursor.ts';
import { readsLiteral } from '../../patterns/literal.ts';
import { type Hit, NO_HITS, type Pattern } from '../../patterns/pattern.ts';
import { isWordSymbol } from '../../tape/symbol-kind.ts';
import { unitsOf } from '../symbol-set.ts';
import type { NamedKind } from './named-kind.ts';

const LONGEST_LINK = 8;
const LONGEST_VALUE = 80;
/** What stands between a name and its value; the first group says that a value follows. */
const COPULAS = [':', '=', '是', '为', 'is ', '叫'];
const FILLERS: ReadonlySet<number> = unitsOf(' "\'([{#-*');

interface NamedEntry {
  readonly name: string;
  readonly kind: NamedKind;
  readonly isClose: boolean;
}

/** A pattern for kinds of data that their names tell; the finding is the value alone. */
export function namedValuePattern(kind: NamedKind): Pattern {
  const entries = [
    ...kind.closeNames.map((name) => ({ name, kind, isClose: true })),
    ...kind.names.map((name) => ({ name, kind, isClose: false })),
  ].sort((a, b) => b.name.length - a.name.length);
  return {
    name: kind.detector,
    classes: [kind.class],
    tape: 'folded',
    firstUnits: [...new Set(entries.map(({ name }) => name.charAt(0)))].join(''),
    lookBehind: 1,
    lookAhead: Math.max(...entries.map(({ name }) => name.length)) + LONGEST_LINK + LONGEST_VALUE,
    overlapping: false,
    match(cursor, at) {
      if (isWordSymbol(cursor.at(at)) && isWordSymbol(cursor.at(at - 1))) return NO_HITS;
      const entry = entries.find(({ name }) => readsName(cursor, at, name));
      return entry === undefined ? NO_HITS : readNamedValue(cursor, at + entry.name.length, entry);
    },
  };
}

function readsName(cursor: Reader, at: number, name: string): boolean {
  if (!readsLiteral(cursor, at, name)) return false;
  const isLatin = isWordSymbol(name.charCodeAt(name.length - 1));
  return !isLatin || !isWordSymbol(cursor.at(at + name.length));
}

function readNamedValue(cursor: Reader, from: number, { kind, isClose }: NamedEntry): readonly Hit[] {
  const link = readLink(cursor, from);
  if (!link.saysSo && !isClose) return NO_HITS;
  const to = kind.read(cursor, link.to);
  return to === undefined
    ? NO_HITS
    : [{ class: kind.class, detector: kind.detector, from: link.to, to, score: kind.score }];
}

function readLink(cursor: Reader, from: number): { readonly to: number; readonly saysSo: boolean } {
  let index = from;
  let saysSo = false;
  while (index < from + LONGEST_LINK) {
    const copula = COPULAS.find((word) => readsLiteral(cursor, index, word));
    if (copula !== undefined) saysSo = true;
    else if (!FILLERS.has(cursor.at(index))) break;
    index += copula?.length ?? 1;
  }
  return { to: index, saysSo };
}
