import { strongestEvidence } from '../../packages/guard/src/classifier/text-score.ts';
import type { LinearModel, ScriptOf } from '../../packages/guard/src/classifier/window-scorer.ts';
import { base64 } from '../../packages/guard/src/decoding/decode.ts';
import { foldText } from '../../packages/guard/src/tape/fold-text.ts';
import { findsAttack } from './cleaned.ts';
import type { Evasion } from './evasions.ts';
import type { Sample } from './sample.ts';

/** A text of a left-out fold and what a model that never saw the fold thinks of it. */
export interface Judged {
  readonly sample: Sample;
  readonly fold: number;
  /** How it was changed before it was judged. */
  readonly evasion: Evasion | 'none' | 'sampled';
  readonly value: number;
  readonly script: ScriptOf;
  /** Read out of base64: acted upon wherever it would be noted in the clear. */
  readonly decoded: boolean;
  /** Whether a rule of the guard finds an attack in it. */
  readonly ruled: boolean;
}

/** Judges a text as the guard does: as it reads, and what it holds in base64. */
export function judge(model: LinearModel, text: string): Omit<Judged, 'sample' | 'fold' | 'evasion'> {
  const plain = strongestEvidence(model, foldText(text));
  const inner = base64.decode(text.replace(/=+$/, ''));
  const hidden = inner === undefined ? undefined : strongestEvidence(model, foldText(inner));
  const decoded = hidden !== undefined && hidden.value > plain.value;
  return { ...(decoded ? hidden : plain), decoded, ruled: findsAttack(text) };
}
