import { Pool } from 'undici';
import { type ChatTarget, timedRequest } from './timed-request.ts';

export interface LoadOptions {
  readonly connections: number;
  readonly ms: number;
  readonly body: string;
}

export interface LoadResult {
  /** Requests that were answered whole. */
  readonly answered: number;
  readonly seconds: number;
}

/** Keeps as many requests in flight as there are connections, for a while. */
export async function closedLoop(target: ChatTarget, { connections, ms, body }: LoadOptions): Promise<LoadResult> {
  const pool = new Pool(target.url, { connections, pipelining: 1 });
  const start = performance.now();
  let answered = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      await timedRequest(pool, target, body);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { answered, seconds };
}
