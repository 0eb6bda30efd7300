import type { AuditRecord } from '@anlan/audit';
import type { ApplicationId } from '@anlan/core';
import type { Application } from './application.ts';

/** Where the register lives. The server implements it; a contract suite in testkit holds for every implementation. */
export interface ApplicationStore {
  get(id: ApplicationId): Promise<Application | undefined>;
  /** By creation, oldest first. */
  list(): Promise<readonly Application[]>;
  /**
   * Stores a new version together with the records of the change: all durable when the promise resolves.
   * False where the stored version is not `application.version - 1` (0 = not there yet): somebody else was faster.
   */
  save(application: Application, records: readonly AuditRecord[]): Promise<boolean>;
}
