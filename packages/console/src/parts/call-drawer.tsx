import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { callQuery } from '../api/calls.ts';
import { useMessages } from '../messages/messages.ts';
import { Async } from './async.tsx';
import { CallDetail } from './call-detail.tsx';

interface CallDrawerProps {
  /** Open while given. */
  readonly requestId: string | undefined;
  readonly onClose: () => void;
}

/** One call beside the list that it was chosen from. Esc closes. */
export function CallDrawer({ requestId, onClose }: CallDrawerProps): ReactNode {
  const { traffic } = useMessages();
  const call = useQuery({ ...callQuery(requestId ?? ''), enabled: requestId !== undefined });
  return (
    <Drawer
      open={requestId !== undefined}
      onClose={onClose}
      size="min(680px, 100vw)"
      title={traffic.call.title}
      destroyOnHidden
    >
      {requestId !== undefined && <Async query={call}>{(data) => <CallDetail call={data} />}</Async>}
    </Drawer>
  );
}
