import type { Call } from '@anlan/api/client';
import { findingsOf } from '../api/call-verdict.ts';
import { useMessages, wordOf } from '../messages/messages.ts';

/** The name of what a detector found; a class that has no word yet is shown as its code. */
export function useFindingName(): (findingClass: string) => string {
  const { findings } = useMessages();
  return (findingClass) => wordOf(findings.classes, findingClass);
}

/** Why a call was stopped, in words: what was found, or that a check could not decide. Empty where it was not. */
export function useStopReasons(): (call: Pick<Call, 'input' | 'output'>) => string {
  const { findings, frame } = useMessages();
  const nameOf = useFindingName();
  return (call) => {
    const found = findingsOf(call, 'block').map((finding) => nameOf(finding.class));
    const undecided = [call.input, call.output].flatMap((verdict) =>
      verdict?.reason ? [wordOf(findings.reasons, verdict.reason)] : [],
    );
    return [...new Set([...found, ...undecided])].join(frame.listMark);
  };
}
