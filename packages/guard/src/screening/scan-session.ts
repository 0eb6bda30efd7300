import type { Scanner, Sink, Span } from '../detector.ts';
import { createFoldedWriter } from '../tape/folded-writer.ts';
import { createRawWriter } from '../tape/raw-writer.ts';
import { WritableTape } from '../tape/tape.ts';
import type { TapeWriter } from '../tape/tape-writer.ts';
import type { AssignedDetector } from './assigned-detector.ts';

/** Long pieces are taken in slices, so that tapes stay small. */
const SLICE = 16_384;

interface Lane {
  readonly tape: WritableTape;
  readonly writer: TapeWriter;
  running: Running[];
}

interface Running {
  readonly scanner: Scanner;
  readonly holds: boolean;
}

/** All detectors on one text, fed as it comes. Whole texts and streams both go through here. */
export class ScanSession {
  readonly #lanes: readonly Lane[];
  readonly #found: Span[] = [];
  #overflowAt: number | undefined;
  #failed = false;

  constructor(detectors: readonly AssignedDetector[], maxHold: number) {
    const raw = new WritableTape();
    const folded = new WritableTape();
    this.#lanes = [
      { tape: raw, writer: createRawWriter(raw), running: [] },
      { tape: folded, writer: createFoldedWriter(folded), running: [] },
    ];
    for (const { detector, holds } of detectors) this.#open({ detector, holds }, maxHold);
  }

  push(piece: string): void {
    for (let from = 0; from < piece.length; from += SLICE) {
      const slice = piece.slice(from, from + SLICE);
      for (const lane of this.#lanes) {
        if (lane.running.length > 0) lane.writer.append(slice);
        else lane.tape.consumed += slice.length;
        this.#advance(lane);
      }
    }
  }

  /** The text is complete: decides everything. */
  end(): void {
    for (const lane of this.#lanes) {
      lane.writer.finish();
      this.#advance(lane);
    }
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
    return this.#found.splice(0);
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
    const lane = this.#lanes[detector.tape === 'raw' ? 0 : 1];
    if (lane === undefined) return;
    const sink: Sink = {
      span: (span) => {
        this.#found.push(span);
      },
      overflow: (start) => {
        this.#overflowAt = Math.min(this.#overflowAt ?? start, start);
      },
    };
    this.#attempt(() => {
      lane.running.push({ scanner: detector.open({ tape: lane.tape, sink, maxHold }), holds });
    });
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
