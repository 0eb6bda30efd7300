import { appendExplicitLabel, explicitLabelHeader } from '@anlan/labels';
import type { ChatAnswer } from '../chat/answer.ts';
import type { ChatRequest } from '../chat/request.ts';
import type { ReplyHeaders } from '../reply.ts';

/**
 * Writes the explicit label at the end of every text of an answer (labeling Measures art. 4(1); 4.2.2(c), 6.3.4).
 * Never inside JSON mode or beside tool calls: programs read those, and a label would break them; showing it is then
 * left to the interface, and the header says so.
 * @returns the label's text where it was written at least once, otherwise null
 */
export function labelAnswer(answer: ChatAnswer, request: ChatRequest, label: string): string | null {
  if (request.jsonMode) return null;
  let written = false;
  for (const { message } of answer.choices) {
    if (typeof message.content !== 'string' || message.content === '' || message.tool_calls || message.function_call)
      continue;
    message.content = appendExplicitLabel(message.content, label, 'end');
    written = true;
  }
  return written ? label : null;
}

/** `x-aigc-label`: tells programs in ASCII where the explicit label of the answer stands. */
export function labelHeader(label: string | null): ReplyHeaders {
  return {
    'x-aigc-label': explicitLabelHeader(label === null ? 'delegated' : 'end'),
  };
}
