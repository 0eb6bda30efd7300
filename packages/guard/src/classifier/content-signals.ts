import { foldText } from '../tape/fold-text.ts';
import { headModel, headScore } from './heads.ts';
import type { HeadName } from './manifest.ts';
import { strongestEvidence } from './text-score.ts';

/** What the classifier thinks of a text, each 0 to 1. A hint for people who review; only `attack` decides anything. */
export interface ContentSignals {
  /** Prompt injection, jailbreak or extraction of the system prompt. */
  readonly attack: number;
  /** A request for harmful content. */
  readonly harmful: number;
  /** Abusive or hateful wording. */
  readonly toxic: number;
}

/** Scores a whole text by every head. Nothing of the text is kept. */
export function contentSignals(text: string): ContentSignals {
  const folded = foldText(text);
  const score = (name: HeadName): number => headScore(name, strongestEvidence(headModel(name), folded));
  return { attack: score('attack'), harmful: score('harmful'), toxic: score('toxic') };
}
