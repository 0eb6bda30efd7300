import type { Call } from '@anlan/api/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { matchesFilter, mergeCalls } from '../../api/call-list.ts';
import type { CallFilter } from '../../api/calls.ts';
import { type LiveState, useLiveCalls } from '../../api/live-calls.ts';

export interface LiveFeed {
  /** Calls that arrived since the page was opened and that fit the filter. */
  readonly calls: readonly Call[];
  /** Calls that arrived while paused. */
  readonly waiting: number;
  readonly paused: boolean;
  readonly state: LiveState;
  setPaused(paused: boolean): void;
}

/** More than anybody reads; the rest is in the list of the server. */
const KEEP = 500;

/** The live feed of the traffic page. Pausing holds the list still, nothing is lost. */
export function useLiveFeed(filter: CallFilter): LiveFeed {
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const [held, setHeld] = useState<readonly Call[]>([]);
  const [paused, setPausedState] = useState(false);
  const pausedNow = useRef(paused);
  useEffect(() => {
    pausedNow.current = paused;
  }, [paused]);
  const onCall = useCallback((call: Call) => {
    const add = (list: readonly Call[]): readonly Call[] => mergeCalls([call], list).slice(0, KEEP);
    if (pausedNow.current) setHeld(add);
    else setCalls(add);
  }, []);
  const state = useLiveCalls(onCall);
  const setPaused = (next: boolean): void => {
    setPausedState(next);
    if (next) return;
    setCalls(mergeCalls(held, calls).slice(0, KEEP));
    setHeld([]);
  };
  const fitting = (list: readonly Call[]): readonly Call[] => list.filter((call) => matchesFilter(call, filter));
  return { calls: fitting(calls), waiting: fitting(held).length, paused, state, setPaused };
}
