import { cutsText } from '@anlan/guard';
import type { CallVerdict } from '../call.ts';
import type { ChatRequest } from '../chat/request.ts';
import type { ApplicationGuards } from '../ports.ts';
import { mergeVerdicts, placed } from '../verdicts.ts';

/**
 * Screens every text of the request and writes redactions into it (4.2.2(b), 6.2.7). Stops at the first text that must
 * not pass: what the rest holds does not change the outcome. `review` has no queue to wait in yet, so it is denied
 * like a block (invariant 1).
 */
export function screenInput(request: ChatRequest, guards: ApplicationGuards): CallVerdict {
  const verdicts: CallVerdict[] = [];
  for (const { path, author, holder, key } of request.texts) {
    const verdict = guards[author].screen('input', String(holder[key]));
    if (verdict.effect === 'redact') holder[key] = verdict.text;
    verdicts.push(placed(path, verdict));
    if (cutsText(verdict.effect)) break;
  }
  return mergeVerdicts(verdicts);
}
