import { useMessages, wordOf } from '../messages/messages.ts';

/** The name of what a detector found; a class that has no word yet is shown as its code. */
export function useFindingName(): (findingClass: string) => string {
  const { findings } = useMessages();
  return (findingClass) => wordOf(findings.classes, findingClass);
}
