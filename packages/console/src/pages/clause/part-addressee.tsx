import type { ReactNode } from 'react';
import { useMessages, wordOf } from '../../messages/messages.ts';

/** Whom a part is meant for, where it is fewer than the clause is meant for. */
export function PartAddressee({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const { frame, framework, words } = useMessages();
  const names = codes.map((code) => wordOf(words.addressees, code)).join(frame.listMark);
  return (
    <span className="an-part-addressee" data-testid="part-addressee">
      {framework.clause.partFor(names)}
    </span>
  );
}
