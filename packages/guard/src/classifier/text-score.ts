import { type LinearModel, type WindowScore, WindowScorer } from './window-scorer.ts';

/** The strongest evidence in a folded text: of all its windows, and of the text as a whole. */
export function strongestEvidence(model: LinearModel, folded: string): WindowScore {
  const scorer = new WindowScorer(model);
  let best: WindowScore | undefined;
  const see = (score: WindowScore): void => {
    if (best === undefined || score.value > best.value) best = score;
  };
  for (let i = 0; i < folded.length; i++) {
    scorer.take(folded.charCodeAt(i));
    for (const size of scorer.due) see(scorer.window(size));
  }
  scorer.finish();
  for (const size of scorer.due) see(scorer.window(size));
  const whole = scorer.whole();
  see(whole);
  return best ?? whole;
}
