import type { RecordView } from '@anlan/api/client';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

/** Where a call or record came from. Anything but live operation is marked, since it proves nothing. */
export function OriginTag({ origin }: { readonly origin: RecordView['origin'] }): ReactNode {
  const { words } = useMessages();
  return (
    <span className={origin === 'live' ? 'an-origin' : 'an-origin an-origin-demo'} data-origin={origin}>
      {words.origins[origin]}
    </span>
  );
}
