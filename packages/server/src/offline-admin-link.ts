import { createIdFactory, systemClock, systemRandom } from '@anlan/core';
import { type AdminLink, adminLinkMaker } from './admin-link.ts';
import { createClosingStack } from './closing-stack.ts';
import type { Config } from './config/schema.ts';
import { createAccounts } from './identity/accounts.ts';
import { lockDataDirectory } from './identity/data-lock.ts';
import { openStorage } from './open-storage.ts';
import { createRecordFactory } from './records/record-factory.ts';

/**
 * Makes a sign-in link while no server runs: opens the data directory for a moment. The link works once a server is
 * started within its 15 minutes. Throws `data_directory_in_use` where a server runs after all.
 */
export async function issueOfflineAdminLink(config: Config): Promise<AdminLink> {
  const closing = createClosingStack();
  try {
    const lock = lockDataDirectory(config.data);
    closing.add(() => lock.release());
    const ports = { clock: systemClock, random: systemRandom };
    const ignore = (): void => undefined;
    const storage = await openStorage({ config, ...ports, onProgress: ignore, onDatabaseState: ignore });
    closing.add(() => storage.close());
    const ids = createIdFactory(ports.clock, ports.random);
    const records = createRecordFactory(ports.clock, ids);
    const accounts = createAccounts({ ledger: storage.ledger, clock: ports.clock, ids, records });
    return await adminLinkMaker(accounts, () => futureUrl(config))();
  } finally {
    await closing.close();
  }
}

/** Where the console will be, as far as the configuration tells. */
function futureUrl({ management, listen }: Config): string {
  const { host, port } = management ?? { host: '127.0.0.1', port: listen.port };
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
