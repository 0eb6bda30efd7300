import { isAnlanError } from '@anlan/core';
import type { UpstreamState } from './model-service.ts';

/** Health of a model service as its calls show it. */
export interface ServiceState {
  current(): UpstreamState;
  succeeded(): void;
  failed(error: unknown): void;
}

/** The service works, only this call was not to its taste. */
const ALIVE: ReadonlySet<string> = new Set(['upstream_rejected', 'upstream_rate_limited']);

export function createServiceState(): ServiceState {
  let state: UpstreamState = 'unknown';
  return {
    current: () => state,
    succeeded() {
      state = 'up';
    },
    failed(error) {
      state = isAnlanError(error) && ALIVE.has(error.code) ? 'up' : 'down';
    },
  };
}
