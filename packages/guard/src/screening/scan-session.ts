import type { Sink, Span } from '../detector.ts';
import type { AssignedDetector } from './assigned-detector.ts';
import { isRead, type Lane, openLanes } from './lanes.ts';

/** Long pieces are taken in slices, so that tapes stay small. */
const SLICE = 16_384;

/** All detectors on one text, fed as it comes. Whole texts and streams both go through here. */
export class ScanSession {
  readonly #lanes: readonly Lane[] = openLanes();
  #found: Span[] = [];
  /** What was found, so that the same word in the same place is one finding, in the plainest form of the text. */
  readonly #known = new Set<string>();
  #overflowAt: number | undefined;
  #failed = false;

  constructor(detectors: readonly AssignedDetector[], maxHold: number) {
    for (const { detector, holds } of detectors) this.#open({ detector, holds }, maxHold);
  }

  push(piece: string): void {
    for (let from = 0; from < piece.length; from += SLICE) {
      const slice = piece.slice(from, from + SLICE);
      for (const lane of this.#lanes) {
        if (isRead(lane, this.#lanes)) lane.writer.append(slice);
        else lane.tape.consumed += slice.length;
      }
      for (const lane of this.#lanes) this.#advance(lane);
    }
  }

  /** The text is complete: decides everything. */
  end(): void {
    for (const lane of this.#lanes) lane.writer.finish();
    for (const lane of this.#lanes) this.#advance(lane);
  }

  /** The text goes on but is not read further: tries what was put off. */
  abandon(): void {
    for (const lane of this.#lanes) {
      lane.tape.abandoned = true;
      this.#advance(lane);
    }
  }

  /** The spans that were found since the last call, in no particular order. */
  takeSpans(): readonly Span[] {
    const found = this.#found;
    if (found.length > 0) this.#found = [];
    return found;
  }

  /** Offset from which on a span may still begin that text is held back for; Infinity if none can. */
  frontier(): number {
    let offset = Number.POSITIVE_INFINITY;
    for (const { tape, running } of this.#lanes) {
      for (const { scanner, holds } of running) {
        if (holds) offset = Math.min(offset, tape.start(scanner.frontier()));
      }
    }
    return offset;
  }

  /** Where the earliest candidate begins that was too long to wait for. */
  get overflowAt(): number | undefined {
    return this.#overflowAt;
  }

  /** Whether a detector threw. It is out of the session from then on. */
  get failed(): boolean {
    return this.#failed;
  }

  #open({ detector, holds }: AssignedDetector, maxHold: number): void {
    const lane = this.#lanes.find(({ name }) => name === detector.tape);
    if (lane === undefined) return;
    const sink: Sink = {
      span: (span) => this.#note(span),
      overflow: (start) => {
        // What nothing waits for stops nothing.
        if (detector.advisory !== true) this.#overflowAt = Math.min(this.#overflowAt ?? start, start);
      },
    };
    this.#attempt(() => {
      lane.running.push({ scanner: detector.open({ tape: lane.tape, sink, maxHold }), holds });
    });
  }

  #note(span: Span): void {
    const key = `${span.detector}:${span.start}:${span.end}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#found.push(span);
  }

  #advance(lane: Lane): void {
    let keepFrom = lane.tape.length;
    lane.running = lane.running.filter(({ scanner }) =>
      this.#attempt(() => {
        scanner.advance();
        keepFrom = Math.min(keepFrom, scanner.keepFrom());
      }),
    );
    lane.tape.trim(keepFrom);
  }

  /** Detectors may be anybody's code: one that throws must not take the call down, nor pass unnoticed. */
  #attempt(work: () => void): boolean {
    try {
      work();
      return true;
    } catch {
      this.#failed = true;
      return false;
    }
  }
}
