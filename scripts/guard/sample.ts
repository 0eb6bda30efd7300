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
  /** Of attacks: whether it frees the model of its rules, rather than giving it other orders. */
  readonly isJailbreak: boolean;
}
