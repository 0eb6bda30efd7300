/** What a training text is, as far as the classifier is concerned. */
export type SampleKind = 'attack' | 'harmful' | 'toxic' | 'ordinary' | 'hard' | 'personal';

/** One training text. */
export interface Sample {
  readonly text: string;
  readonly language: 'zh' | 'en';
  readonly kind: SampleKind;
  /** Where the row comes from: what is left out together. */
  readonly source: string;
  readonly category: string;
  /** A row made by changing another keeps its place in the folds. */
  readonly variant?: string;
}
