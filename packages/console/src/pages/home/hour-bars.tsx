import type { Overview } from '@anlan/api/client';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { useFormat } from '../../state/use-locale.ts';
import { barHeights, niceCeiling } from './bar-scale.ts';

interface HourBarsProps {
  readonly hours: Overview['hours'];
  /** The chart in one sentence, for those who do not see it. */
  readonly label: string;
}

const LABEL_EVERY = 6;

/** One bar for each hour, the stopped part hatched at its foot. */
export function HourBars({ hours, label }: HourBarsProps): ReactNode {
  const { home } = useMessages();
  const format = useFormat();
  const ceiling = niceCeiling(Math.max(...hours.map(({ calls }) => calls)));
  return (
    <figure className="an-bars" aria-label={label}>
      <span className="an-bars-ceiling" aria-hidden="true">
        {format.number(ceiling)}
      </span>
      <div className="an-bars-plot">
        {hours.map((hour, index) => {
          const height = barHeights(hour, ceiling);
          const from = format.hour(hour.from);
          return (
            <Tooltip
              key={hour.from}
              title={home.traffic.bar(from, format.number(hour.calls), format.number(hour.stopped))}
            >
              <div className="an-bar">
                <span className="an-bar-calls" style={{ height: `${height.rest}%` }} />
                <span className="an-bar-stopped" style={{ height: `${height.stopped}%` }} />
                {index % LABEL_EVERY === 0 && <span className="an-bar-hour">{from}</span>}
              </div>
            </Tooltip>
          );
        })}
      </div>
    </figure>
  );
}
