import type { Overview } from '@anlan/api/client';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { HourBars } from './hour-bars.tsx';

/** Calls of the last 24 hours. */
export function TrafficPanel({ hours }: { readonly hours: Overview['hours'] }): ReactNode {
  const { home } = useMessages();
  const format = useFormat();
  const calls = hours.reduce((sum, hour) => sum + hour.calls, 0);
  const stopped = hours.reduce((sum, hour) => sum + hour.stopped, 0);
  return (
    <Panel
      title={home.traffic.title}
      actions={
        <ul className="an-bars-legend">
          <li className="an-bars-calls">{home.traffic.calls}</li>
          <li className="an-bars-stopped">{home.traffic.stopped}</li>
        </ul>
      }
    >
      {calls === 0 ? (
        <EmptyState title={home.traffic.empty} />
      ) : (
        <HourBars hours={hours} label={home.traffic.summary(format.number(calls), format.number(stopped))} />
      )}
    </Panel>
  );
}
