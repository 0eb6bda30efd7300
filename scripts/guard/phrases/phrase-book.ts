/**
 * Sentences of our own with open places, from which training texts are drawn. `{name}` is drawn from `slots`; four
 * names are drawn from the data: `{harm}` a harmful request, `{task}` a harmless request, `{doc}` a harmless document,
 * `{note}` a whole attack sentence of the same book.
 */
export interface PhraseBook {
  readonly language: 'zh' | 'en';
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly injection: readonly string[];
  readonly extraction: readonly string[];
  /** Frames that are attacks only with a harmful request inside: each is also drawn with a harmless one. */
  readonly frames: readonly string[];
  /** Frames that are attacks whatever stands inside. */
  readonly overrides: readonly string[];
  /** An attack sentence carried by a document. */
  readonly carriers: readonly string[];
  /** Harmless sentences full of the same words. */
  readonly harmless: readonly string[];
}
