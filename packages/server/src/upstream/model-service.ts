import type { ChatUpstream } from '@anlan/gateway';

/** What is known of a model service from the last call to it; nothing is sent only to find out. */
export type UpstreamState = 'unknown' | 'up' | 'down';

/** A model service as the server holds it: calls, what is known of its health, and its end. */
export interface ModelService extends ChatUpstream {
  state(): UpstreamState;
  /** Closes all connections; calls that still run fail with `upstream_unreachable` or `upstream_protocol`. */
  close(): Promise<void>;
}
