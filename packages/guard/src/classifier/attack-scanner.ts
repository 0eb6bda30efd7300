import type { ScanContext, Scanner } from '../detector.ts';
import { viewOf } from '../tape/alteration.ts';
import { attackClass } from './attack-class.ts';
import { headModel, headScore } from './heads.ts';
import type { Thresholds } from './sensitivity.ts';
import { WINDOW, type WindowScore, WindowScorer } from './window-scorer.ts';

/** What a scanner of the classifier reports under, and from which scores on. */
export interface AttackSettings {
  readonly name: string;
  readonly thresholds: Thresholds;
}

interface Candidate {
  readonly score: number;
  /** Tape indexes. */
  readonly from: number;
  readonly to: number;
}

/**
 * Judges the windows of one text at fixed places, so that findings do not depend on how the text is cut. A window that
 * is sure enough is reported at once; of overlapping ones that are only to be noted, the strongest, when they are past.
 */
export class AttackScanner implements Scanner {
  readonly #context: ScanContext;
  readonly #settings: AttackSettings;
  readonly #scorer: WindowScorer;
  #next = 0;
  #noted: Candidate | undefined;
  /** Windows that begin before it overlap what was reported as sure. */
  #doneTo = 0;
  #finished = false;

  constructor(context: ScanContext, settings: AttackSettings) {
    this.#context = context;
    this.#settings = settings;
    this.#scorer = new WindowScorer(headModel('attack'));
  }

  advance(): void {
    const { tape } = this.#context;
    while (this.#next < tape.length) {
      this.#scorer.take(tape.unit(this.#next));
      this.#next += 1;
      if (this.#scorer.due.length > 0) this.#judge();
    }
    if (tape.ended && !this.#finished) this.#finish();
  }

  /** Nothing is held back: a window is known to be an attack only when most of it is through. */
  frontier(): number {
    return this.#next;
  }

  keepFrom(): number {
    return Math.max(0, Math.min(this.#next - WINDOW, this.#noted?.from ?? this.#next));
  }

  #finish(): void {
    this.#finished = true;
    this.#scorer.finish();
    this.#judge();
    this.#reportNoted();
    this.#judgeWhole();
  }

  #judge(): void {
    for (const size of this.#scorer.due) {
      this.#consider(this.#scorer.window(size), Math.max(0, this.#next - size));
    }
    if (this.#noted !== undefined && this.#noted.to <= this.#next - WINDOW) this.#reportNoted();
  }

  #consider(evidence: WindowScore, from: number): void {
    const { flag, act } = this.#settings.thresholds;
    const score = headScore('attack', evidence);
    if (score < flag || from < this.#doneTo) return;
    const candidate = { score, from, to: this.#next };
    if (score >= act) {
      this.#noted = undefined;
      this.#doneTo = this.#next;
      this.#report(candidate, false);
    } else if (this.#noted === undefined || score > this.#noted.score) this.#noted = candidate;
  }

  #reportNoted(): void {
    if (this.#noted !== undefined) this.#report(this.#noted, true);
    this.#noted = undefined;
  }

  /** Evidence that is spread thin over a longer text, which no window shows. */
  #judgeWhole(): void {
    const { flag, act } = this.#settings.thresholds;
    const score = headScore('attack', this.#scorer.whole());
    if (score < flag || this.#next <= WINDOW || (this.#doneTo > 0 && score >= act)) return;
    this.#report({ score, from: Math.max(0, this.#next - WINDOW), to: this.#next }, score < act);
  }

  #report({ score, from, to }: Candidate, advisory: boolean): void {
    const { tape, sink } = this.#context;
    sink.span({
      class: attackClass(headModel('jailbreak'), this.#read(from, to)),
      detector: this.#settings.name,
      view: viewOf(tape.alterations(from, to)),
      score,
      start: tape.start(from),
      end: tape.end(to - 1),
      ...(advisory && { advisory }),
    });
  }

  #read(from: number, to: number): string {
    let out = '';
    for (let index = from; index < to; index++) out += String.fromCharCode(this.#context.tape.unit(index));
    return out;
  }
}
