import { cutsText, type Guard } from '@anlan/guard';
import type { CallVerdict } from '../call.ts';
import type { ChatAnswer } from '../chat/answer.ts';
import { mergeVerdicts, placed } from '../verdicts.ts';

/** Screens every text of every choice of a whole answer and writes redactions into it. */
export function screenOutput(answer: ChatAnswer, guard: Guard): CallVerdict {
  const verdicts: CallVerdict[] = [];
  for (const { channel, holder, key } of answer.choices.flatMap(({ texts }) => texts)) {
    const verdict = guard.screen('output', String(holder[key]));
    if (verdict.effect === 'redact') holder[key] = verdict.text;
    verdicts.push(placed(channel, verdict));
    if (cutsText(verdict.effect)) break;
  }
  return mergeVerdicts(verdicts);
}
