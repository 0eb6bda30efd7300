import type { Call } from '@anlan/api/client';
import { places } from '@anlan/api/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionQuery } from './session.ts';

export type LiveState = 'connecting' | 'open' | 'lost';

/** Watches calls as they happen. The browser connects again by itself when the connection breaks. */
export function useLiveCalls(onCall: (call: Call) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const cache = useQueryClient();
  useEffect(() => {
    const source = new EventSource(places.liveCalls.path);
    source.addEventListener('open', () => setState('open'));
    source.addEventListener('call', (event: MessageEvent<string>) => onCall(JSON.parse(event.data) as Call));
    source.addEventListener('error', () => {
      setState('lost');
      // A closed source was refused, and EventSource does not say why: asking for the session finds out whether it ended.
      if (source.readyState === EventSource.CLOSED) void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
    });
    return () => source.close();
  }, [onCall, cache]);
  return state;
}
