/** What a head of the classifier says yes to. */
export type HeadName = 'attack' | 'jailbreak' | 'harmful' | 'toxic';

/** How a head's weights lie in the artefact. */
export interface HeadFacts {
  /** The table holds two to the power of this many weights. */
  readonly bits: number;
  readonly scale: number;
  readonly bias: Readonly<Record<'zh' | 'en', number>>;
  /**
   * Evidence at which the score is 0.5 and 0.9. For the attack head these are the places where one in a hundred and
   * one in a thousand ordinary texts of left-out sources lie above; the score is a place on that scale, and no
   * probability, since nobody knows the share of attacks in an operator's traffic.
   */
  readonly anchors: Readonly<Record<'zh' | 'en', readonly [half: number, nineTenths: number]>>;
}

/** One row of the measured table. */
export interface Measured {
  readonly language: 'zh' | 'en';
  /** Which sources were left out of the training, or what was done to the texts. */
  readonly group: string;
  readonly what: 'attack' | 'ordinary' | 'hard';
  readonly texts: number;
  /** Texts with a score of at least 0.5 and 0.9. */
  readonly flagged: number;
  readonly acted: number;
  /** Texts in which a rule finds an attack, and those that are found by a rule or flagged. */
  readonly ruled: number;
  readonly either: number;
}

/** A text of our own and the evidence that the attack head gave it when it was trained. */
export interface GoldenScore {
  readonly text: string;
  readonly evidence: number;
}

/** What belongs to the weights: by what they were made, of what, and how well they did. */
export interface ClassifierManifest {
  readonly version: string;
  readonly featureVersion: number;
  readonly date: string;
  readonly seed: number;
  /** SHA-256 over names and contents of the data files, in order of their names. */
  readonly dataDigest: string;
  readonly sources: readonly { readonly source: string; readonly kind: string; readonly texts: number }[];
  readonly heads: Readonly<Record<HeadName, HeadFacts>>;
  /** SHA-256 over the weights of all heads, in the order attack, jailbreak, harmful, toxic. */
  readonly weightsDigest: string;
  readonly measured: readonly Measured[];
  /** Keeps features and weights in step: both must still give these numbers. */
  readonly golden: readonly GoldenScore[];
}
