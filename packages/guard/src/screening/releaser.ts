import type { FindingClass } from '../finding-class.ts';

/** A stretch of the original text that is not to be shown. */
export interface RedactedSpan {
  readonly class: FindingClass;
  readonly start: number;
  readonly end: number;
}

/** What stands for a redacted stretch: its first part, and what overlapping stretches add to it. */
export interface RedactionStyle {
  begin(span: RedactedSpan): string;
  extend(units: number): string;
}

/**
 * Turns a text and its spans into what may leave, in order and once: stretches redacted, and nothing from the cut on.
 * Overlapping stretches become one, shown as the one that begins first (then the longest) is shown.
 */
export class Releaser {
  readonly #style: RedactionStyle;
  /** The original text from `#offset` on. What lies before was released or redacted. */
  #held = '';
  #heldFrom = 0;
  #offset = 0;
  #redactions: RedactedSpan[] = [];
  #cut: number = Number.POSITIVE_INFINITY;

  constructor(style: RedactionStyle) {
    this.#style = style;
  }

  append(piece: string): void {
    this.#held += piece;
  }

  redact(span: RedactedSpan): void {
    this.#redactions.push(span);
  }

  cutBefore(start: number): void {
    this.#cut = Math.min(this.#cut, start);
  }

  /** Where the text is cut; Infinity while nothing cuts it. */
  get cut(): number {
    return this.#cut;
  }

  /** Original units that are held back. */
  get heldLength(): number {
    return this.#held.length;
  }

  /** Releases up to an offset before which all spans are known; `final` at the end of the text. */
  releaseUpTo(boundary: number, final: boolean): string {
    const limit = Math.min(boundary, this.#cut, this.#heldFrom + this.#held.length);
    const whole = final || limit === this.#cut ? limit : this.#beforePair(limit);
    let out = '';
    for (const span of this.#takeRedactions(whole)) {
      if (span.start >= this.#offset) out += this.#text(span.start) + this.#style.begin(span);
      else if (span.end > this.#offset) out += this.#style.extend(span.end - this.#offset);
      this.#offset = Math.max(this.#offset, span.end);
    }
    if (this.#offset < whole) out += this.#text(whole);
    this.#forget();
    return out;
  }

  #text(to: number): string {
    const out = this.#held.slice(this.#offset - this.#heldFrom, to - this.#heldFrom);
    this.#offset = to;
    return out;
  }

  #takeRedactions(before: number): readonly RedactedSpan[] {
    if (this.#redactions.length === 0) return [];
    const due = this.#redactions.filter((span) => span.start < before);
    if (due.length > 0) this.#redactions = this.#redactions.filter((span) => span.start >= before);
    return due.sort((a, b) => a.start - b.start || b.end - a.end || (a.class < b.class ? -1 : 1));
  }

  /** A released piece must be encodable by itself: a surrogate pair is not torn. */
  #beforePair(limit: number): number {
    const last = this.#held.charCodeAt(limit - this.#heldFrom - 1);
    return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  }

  #forget(): void {
    const done = this.#offset - this.#heldFrom;
    if (done <= 0) return;
    this.#held = this.#held.slice(done);
    this.#heldFrom += done;
  }
}
