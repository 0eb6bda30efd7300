import type { RecordView } from '@anlan/api/client';
import { useMessages, wordOf } from '../../messages/messages.ts';

/** Who did it, by name where there is one. */
export function useActorName(): (actor: RecordView['actor']) => string {
  const { words } = useMessages();
  return ({ kind, name }) => (name === undefined ? wordOf(words.actorKinds, kind) : name);
}
