import type { Clock, Random } from '@anlan/core';
import type { ChatUpstream } from '@anlan/gateway';
import type { UpstreamConfig } from './config/schema.ts';
import { createOpenAiUpstream, createTourModel } from './upstream/index.ts';

/** The model services of this server. */
export interface Upstreams {
  /** The example application always talks to the tour model; so does everybody while no service is configured. */
  for(example: boolean): ChatUpstream;
  /** Whether `for` gives the tour model: such calls are shown and prove nothing (invariant 4). */
  isTour(example: boolean): boolean;
  state(): { readonly kind: 'tour' | 'openai'; readonly name: string; readonly state: 'unknown' | 'up' | 'down' };
  close(): Promise<void>;
}

export function createUpstreams(
  config: UpstreamConfig | undefined,
  ports: { readonly clock: Clock; readonly random: Random },
): Upstreams {
  const tour = createTourModel(ports);
  if (!config)
    return {
      for: () => tour,
      isTour: () => true,
      state: () => ({ kind: 'tour', name: tour.name, state: 'up' }),
      close: () => tour.close(),
    };
  const service = createOpenAiUpstream({
    name: config.name,
    baseUrl: config.url,
    timeouts: config.timeouts,
    ...(config.key !== undefined && { apiKey: config.key }),
    ...(config.models && { models: config.models }),
  });
  return {
    for: (example) => (example ? tour : service),
    isTour: (example) => example,
    state: () => ({ kind: 'openai', name: service.name, state: service.state() }),
    async close() {
      await Promise.all([tour.close(), service.close()]);
    },
  };
}
