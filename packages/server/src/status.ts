import type { Status } from '@anlan/api';
import type { Config } from './config/schema.ts';
import type { Storage } from './open-storage.ts';
import { VERSION } from './version.ts';

export interface StatusParts {
  readonly config: Pick<Config, 'databaseUrl' | 'guard'>;
  readonly storage: Storage;
  readonly startedAt: string;
  readonly policyDigest: string;
  /** The explicit label of applications in mainland China. */
  readonly label: string;
}

/** How the server is, asked anew each time. */
export function createStatus({ config, storage, startedAt, policyDigest, label }: StatusParts): () => Status {
  const { journal, ledger } = storage;
  const { profile, dryRun } = config.guard;
  return () => {
    const { state, head, bytes } = journal.status();
    return {
      version: VERSION,
      startedAt,
      storage: { kind: storageKind(config), behind: ledger.projection.behind() },
      journal: { state, records: head.seq, bytes, head: head.hash },
      policy: { profile, digest: policyDigest, dryRun },
      label,
    };
  };
}

export function storageKind({ databaseUrl }: Pick<Config, 'databaseUrl'>): 'embedded' | 'postgresql' {
  return databaseUrl === undefined ? 'embedded' : 'postgresql';
}
