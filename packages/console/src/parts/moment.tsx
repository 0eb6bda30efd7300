import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';
import { useFormat } from '../state/use-locale.ts';
import { useNow } from '../state/use-now.ts';

/** How long ago; the moment itself on hover and on paper. */
export function Ago({ time }: { readonly time: string | null }): ReactNode {
  const format = useFormat();
  const { frame } = useMessages();
  const now = useNow();
  if (time === null) return <span className="an-faint">{frame.never}</span>;
  // A clock that is behind the server's would otherwise say "in 3 seconds" of what has happened.
  const shown = format.age(time, Math.max(now, new Date(time).getTime()));
  return (
    <Tooltip title={format.moment(time)}>
      <time dateTime={time} className="an-time">
        {shown}
      </time>
    </Tooltip>
  );
}

/** The moment itself, with the age behind it. */
export function Moment({ time }: { readonly time: string }): ReactNode {
  const format = useFormat();
  return (
    <span className="an-moment">
      <time dateTime={time}>{format.moment(time)}</time>
      <span className="an-faint">
        <Ago time={time} />
      </span>
    </span>
  );
}
