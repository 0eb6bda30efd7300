import { createIdFactory, systemClock, systemRandom } from '@anlan/core';
import { issueAdminLink } from './admin-link.ts';
import type { Config } from './config/schema.ts';
import { signInUrl } from './handlers/session-handlers.ts';
import { createAccounts } from './identity/accounts.ts';
import { lockDataDirectory } from './identity/data-lock.ts';
import { openStorage } from './open-storage.ts';
import { createRecordFactory } from './records/record-factory.ts';

/**
 * Makes a sign-in link while no server runs: opens the data directory for a moment. The link works once a server is
 * started within its 15 minutes. Throws `data_directory_in_use` where a server runs after all.
 */
export async function issueOfflineAdminLink(
  config: Config,
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const lock = lockDataDirectory(config.data);
  try {
    const ports = { clock: systemClock, random: systemRandom };
    const storage = await openStorage({
      config,
      ...ports,
      onProgress: () => undefined,
      onDatabaseState: () => undefined,
    });
    try {
      const ids = createIdFactory(ports.clock, ports.random);
      const records = createRecordFactory(ports.clock, ids);
      const { token, expiresAt } = await issueAdminLink(
        createAccounts({ ledger: storage.ledger, clock: ports.clock, ids, records }),
      );
      const { host, port } = config.management ?? { ...config.listen, host: '127.0.0.1' };
      return { url: signInUrl(`http://${host}:${port}`, token), expiresAt };
    } finally {
      await storage.close();
    }
  } finally {
    lock.release();
  }
}
