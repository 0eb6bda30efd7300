import type { Config } from '../config/schema.ts';

/** This machine's end of a connection. */
interface LocalEnd {
  readonly localAddress?: string | undefined;
}

/** Which names and connections may reach what (invariant 8): loopback by default, everything else by configuration. */
export interface AccessPolicy {
  /**
   * The `Host` header names this server, by a name on the list or by the address that was connected to: a page of
   * another site cannot reach it through a name that it points here (DNS rebinding).
   */
  hostAllowed(host: string | undefined, socket: LocalEnd): boolean;
  /**
   * The request does not come from a page of somebody else. Absent: no browser. Otherwise the page came from the very
   * host and port that the request goes to; another port of this machine is another program. A name that the operator
   * listed is accepted without a port: it stands for a proxy in front of this server.
   */
  originAllowed(origin: string | undefined, host: string | undefined): boolean;
  /** Console, management API and metrics answer only on loopback and on the management address. */
  managementAllowed(socket: LocalEnd): boolean;
  /** Remembers a connection that came in at the management address. */
  admitToManagement(socket: LocalEnd): void;
}

export function createAccessPolicy(config: Pick<Config, 'listen' | 'management' | 'hosts'>): AccessPolicy {
  const { listen, management, hosts } = config;
  const addresses = [listen.host, management?.host].filter((host) => host !== undefined && !isWildcard(host));
  const names = new Set(
    ['127.0.0.1', 'localhost', '::1', ...addresses, ...hosts].map((name) => String(name).toLowerCase()),
  );
  const proxies = new Set(hosts.map((name) => name.toLowerCase()));
  const managed = new WeakSet<LocalEnd>();
  return {
    hostAllowed(host, { localAddress }) {
      const name = parseHost(host)?.name;
      return name !== undefined && (names.has(name) || name === unmapped(localAddress));
    },
    originAllowed(origin, host) {
      if (origin === undefined) return true;
      const page = parseOrigin(origin);
      const own = parseHost(host);
      if (!page || !own) return false;
      const ownPort = own.port || page.defaultPort;
      return (
        (page.name === own.name && page.port === ownPort) || (proxies.has(page.name) && page.port === page.defaultPort)
      );
    },
    managementAllowed: (socket) => isLoopback(socket.localAddress) || managed.has(socket),
    admitToManagement: (socket) => void managed.add(socket),
  };
}

export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || unmapped(address)?.startsWith('127.') === true;
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '*';
}

/** An IPv4 address on a socket of both families is written `::ffff:192.0.2.1`. */
function unmapped(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** A `Host` value without brackets, in lower case; undefined where it is malformed. */
function parseHost(host: string | undefined): { readonly name: string; readonly port: string } | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/i.exec(host ?? '');
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? undefined : { name: name.toLowerCase(), port: match?.[3] ?? '' };
}

function parseOrigin(
  origin: string,
): { readonly name: string; readonly port: string; readonly defaultPort: string } | undefined {
  const match = /^(https?):\/\/(.+)$/i.exec(origin);
  const host = parseHost(match?.[2]);
  if (!match || !host) return undefined;
  const defaultPort = match[1]?.toLowerCase() === 'https' ? '443' : '80';
  return { name: host.name, port: host.port || defaultPort, defaultPort };
}
