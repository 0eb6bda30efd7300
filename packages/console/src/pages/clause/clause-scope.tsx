import type { ClauseDetail } from '@anlan/api/client';
import type { ReactNode } from 'react';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Panel } from '../../parts/panel.tsx';

/** To whom it speaks, with what force, at which stage, and how surely we read it. */
export function ClauseScope({ clause }: { readonly clause: ClauseDetail }): ReactNode {
  const { frame, framework, words } = useMessages();
  const { clause: labels } = framework;
  const several = (table: Readonly<Record<string, string>>, codes: readonly string[]): string =>
    codes.map((code) => wordOf(table, code)).join(frame.listMark);
  const facts: readonly Fact[] = [
    { label: labels.addressee, value: several(words.addressees, clause.addressee) },
    { label: labels.force, value: wordOf(words.forces, clause.force) },
    ...(clause.activity.length > 0
      ? [{ label: labels.activity, value: several(words.activities, clause.activity) }]
      : []),
    ...(clause.stage.length > 0 ? [{ label: labels.stage, value: several(words.stages, clause.stage) }] : []),
    {
      label: labels.confidence,
      value: wordOf(words.confidence, clause.confidence),
      ...(clause.titleSource === 'own' && { help: labels.ownTitle }),
    },
  ];
  return (
    <Panel>
      <Facts facts={facts} />
    </Panel>
  );
}
