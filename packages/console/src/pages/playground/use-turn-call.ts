import type { Call } from '@anlan/api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { callQuery } from '../../api/calls.ts';
import { isNotFound } from '../../api/query-client.ts';
import type { Turn } from './turn.ts';

/** The projection follows the record by a moment: a call may be missing right after its answer. */
const TRIES = 8;
const PAUSE_MS = 400;

/** The gateway's account of one turn, asked for once the turn has ended. */
export function useTurnCall(turn: Turn): UseQueryResult<Call> {
  return useQuery({
    ...callQuery(turn.requestId ?? ''),
    enabled: turn.requestId !== undefined && turn.state.kind !== 'running',
    retry: (failures, error) => isNotFound(error) && failures < TRIES,
    retryDelay: PAUSE_MS,
  });
}
