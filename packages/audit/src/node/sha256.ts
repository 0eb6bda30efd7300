import { hash } from 'node:crypto';
import type { Sha256 } from '../chain.ts';

/** SHA-256 by node:crypto. In one call: an object for each hash would leave more work to the collector than hashing is. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
