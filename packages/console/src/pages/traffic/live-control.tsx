import { PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { useFormat } from '../../state/use-locale.ts';
import type { LiveFeed } from './use-live-feed.ts';

/** State of the live connection, and the pause. */
export function LiveControl({ feed }: { readonly feed: LiveFeed }): ReactNode {
  const { traffic } = useMessages();
  const format = useFormat();
  const state = feed.paused ? 'paused' : feed.state;
  return (
    <div className="an-live">
      <span className={`an-live-state an-live-${state}`} role="status" data-testid="live-state" data-state={state}>
        {traffic.live[state]}
        {feed.waiting > 0 && ` · ${traffic.waiting(format.number(feed.waiting))}`}
      </span>
      <Button
        icon={feed.paused ? <PlayCircleOutlined /> : <PauseOutlined />}
        onClick={() => feed.setPaused(!feed.paused)}
        data-testid="live-pause"
      >
        {feed.paused ? traffic.resume : traffic.pause}
      </Button>
    </div>
  );
}
