import type { Detector, Span } from '../detector.ts';
import type { Reader } from '../patterns/cursor.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { patternDetector } from '../patterns/pattern-detector.ts';
import { ScanSession } from '../screening/scan-session.ts';
import type { View } from '../verdict.ts';
import { base64, hexadecimal } from './decode.ts';
import { isEncodedUnit, readEncodedRun } from './encoded-run.ts';
import { HIDDEN_FIRST_UNITS, isInsideHidden, readHiddenRun } from './hidden-run.ts';

/** What was encoded twice is decoded twice; no more. */
const MAX_DEPTH = 2;
/** Of a longer run only this much is read: it bounds the work and what a stream holds back. */
const LONGEST_RUN = 8192;
const SHORTEST_RUN = 16;
const UNBOUNDED = 2 * LONGEST_RUN;
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Looks for what other detectors find, inside encoded text: base64, hexadecimal, hidden characters. A finding is that of
 * the other detector and names the whole encoded run, since none of it may pass. In a stream a run is held back while it
 * may still go on, up to `LONGEST_RUN` units or the policy's `maxHold`, whichever is less.
 */
export function decodingDetector(name: string, inner: readonly Detector[], depth: number = MAX_DEPTH): Detector {
  const deeper = depth > 1 ? [...inner, decodingDetector(name, inner, depth - 1)] : inner;
  const template = patternDetector(patternOf(name, deeper, LONGEST_RUN));
  return {
    ...template,
    open(context) {
      // A candidate over `maxHold` would stop the text, and long runs are ordinary: pictures, checksums, tokens.
      const reach = Math.min(LONGEST_RUN, context.maxHold - 1);
      const detector = reach === LONGEST_RUN ? template : patternDetector(patternOf(name, deeper, reach));
      return detector.open(context);
    },
  };
}

function patternOf(name: string, inner: readonly Detector[], reach: number): Pattern {
  return {
    name,
    classes: [...new Set(inner.flatMap(({ classes }) => classes))],
    tape: 'raw',
    firstUnits: `${ALPHANUMERIC}${HIDDEN_FIRST_UNITS}`,
    lookBehind: 2,
    lookAhead: reach,
    overlapping: false,
    match(cursor, at) {
      return HIDDEN_FIRST_UNITS.includes(String.fromCharCode(cursor.at(at)))
        ? matchHidden(cursor, at, { inner, reach })
        : matchEncoded(cursor, at, { inner, reach });
    },
  };
}

interface Reading {
  readonly inner: readonly Detector[];
  readonly reach: number;
}

function matchEncoded(cursor: Reader, at: number, { inner, reach }: Reading): readonly Hit[] {
  if (isEncodedUnit(cursor.at(at - 1))) return NO_HITS;
  const run = readEncodedRun(cursor, at, reach);
  if (cursor.starved || run.text.length < SHORTEST_RUN) return NO_HITS;
  for (const { view, decode } of [hexadecimal, base64]) {
    const text = decode(run.text);
    const hits = text === undefined ? NO_HITS : hitsOf(screenDecoded(text, inner), view, [at, run.to]);
    if (hits.length > 0) return hits;
  }
  return NO_HITS;
}

function matchHidden(cursor: Reader, at: number, { inner, reach }: Reading): readonly Hit[] {
  if (isInsideHidden(cursor, at)) return NO_HITS;
  const run = readHiddenRun(cursor, at, reach);
  return cursor.starved || run.text === '' ? NO_HITS : hitsOf(screenDecoded(run.text, inner), 'hidden', [at, run.to]);
}

function screenDecoded(text: string, inner: readonly Detector[]): readonly Span[] {
  const session = new ScanSession(
    inner.map((detector) => ({ detector, holds: false })),
    UNBOUNDED,
  );
  session.push(text);
  session.end();
  return session.takeSpans().filter(({ advisory }) => advisory !== true);
}

/** One hit for each thing that was found, however often it stands in the run. */
function hitsOf(spans: readonly Span[], view: View, [from, to]: readonly [number, number]): readonly Hit[] {
  const byDetector = new Map(spans.map((span) => [span.detector, span]));
  return [...byDetector.values()].map(({ class: of, detector, score }) => ({
    class: of,
    detector,
    score,
    view,
    from,
    to,
  }));
}
