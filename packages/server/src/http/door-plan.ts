import type { FastifyInstance } from 'fastify';
import { createClosingStack } from '../closing-stack.ts';
import type { Config } from '../config/schema.ts';
import type { LiveCalls } from '../views/live.ts';
import { type AccessPolicy, isLoopback, isWildcard } from './access-policy.ts';
import { type Door, type DoorOptions, openDoor } from './doors.ts';
import type { InFlight } from './in-flight.ts';

/** The addresses of a running server. */
export interface Doors {
  readonly url: string;
  /** Where a browser on this machine reaches the console. */
  readonly consoleUrl: string;
  /** Shuts the doors, waits up to `patience` ms for answers on their way, cuts the rest and waits for its records. */
  close(parts: { readonly inFlight: InFlight; readonly live: LiveCalls }, patience?: number): Promise<void>;
}

const PATIENCE_MS = 10_000;
/** For the records of calls that were cut: the disk only. */
const RECORDS_MS = 5_000;

/** Opens the gateway's address, and one for management where loopback is not part of it. Throws `listen_failed`. */
export async function openDoors(
  app: FastifyInstance,
  config: Pick<Config, 'listen' | 'management'>,
  access: AccessPolicy,
): Promise<Doors> {
  const opened: Door[] = [];
  const failing = createClosingStack();
  const open = async (options: DoorOptions): Promise<Door> => {
    const door = await openDoor(app, options);
    opened.push(door);
    failing.add(() => door.cut());
    return door;
  };
  try {
    const main = await open(config.listen);
    const second = managementDoor(config, main, access);
    const management = second && (await open(second));
    return {
      url: main.url,
      consoleUrl: reachable(management ?? main, management && second ? second.host : config.listen.host),
      close: (parts, patience = PATIENCE_MS) => closeDoors(opened, parts, patience),
    };
  } catch (error) {
    await failing.close();
    throw error;
  }
}

/** Management answers on its configured address; where the gateway's leaves loopback out, on loopback. */
function managementDoor(
  { listen, management }: Pick<Config, 'listen' | 'management'>,
  main: Door,
  access: AccessPolicy,
): DoorOptions | undefined {
  if (management) return { ...management, onConnection: access.admitToManagement };
  const coversLoopback = isWildcard(listen.host) || listen.host === 'localhost' || isLoopback(listen.host);
  return coversLoopback ? undefined : { host: '127.0.0.1', port: main.port };
}

/** No browser connects to "any address"; on this machine loopback is meant. */
function reachable({ url, port }: Door, host: string): string {
  return isWildcard(host) || host === 'localhost' ? `http://127.0.0.1:${port}` : url;
}

async function closeDoors(
  doors: readonly Door[],
  { inFlight, live }: { readonly inFlight: InFlight; readonly live: LiveCalls },
  patience: number,
): Promise<void> {
  for (const door of doors) door.shut();
  live.close();
  await inFlight.idle(patience);
  await Promise.all(doors.map((door) => door.cut()));
  await inFlight.idle(RECORDS_MS);
}
