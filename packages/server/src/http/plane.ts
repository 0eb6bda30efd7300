import type { Socket } from 'node:net';
import type { Config } from '../config/schema.ts';

/** Which names and connections may reach what (invariant 8): loopback by default, everything else by configuration. */
export interface AccessPolicy {
  /** The `Host` header names this server: a page of another site cannot reach it through a rebound name. */
  hostAllowed(host: string | undefined): boolean;
  /** Absent (not a browser), or a page of this server itself. */
  originAllowed(origin: string | undefined): boolean;
  /** Console, management API and metrics answer only on loopback and on the management address. */
  managementAllowed(socket: Pick<Socket, 'localAddress' | 'localPort'>): boolean;
}

export function createAccessPolicy(config: Pick<Config, 'listen' | 'management' | 'hosts'>): AccessPolicy {
  const { listen, management, hosts } = config;
  const named = [listen.host, management?.host, ...hosts].filter((name) => name !== undefined && !isWildcard(name));
  const allowed = new Set(['127.0.0.1', 'localhost', '::1', ...named].map((name) => String(name).toLowerCase()));
  const known = (name: string | undefined): boolean => name !== undefined && allowed.has(name);
  return {
    hostAllowed: (host) => known(hostName(host)),
    originAllowed(origin) {
      if (origin === undefined) return true;
      return URL.canParse(origin) && known(hostName(new URL(origin).host));
    },
    managementAllowed: ({ localAddress, localPort }) =>
      isLoopback(localAddress) || (management !== undefined && localPort === management.port),
  };
}

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address) || address === 'localhost');
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '*';
}

/** The name of a `Host` value without port and brackets, lower-case; undefined where it is malformed. */
function hostName(host: string | undefined): string | undefined {
  const match = /^(\[([0-9a-f:.]+)\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(host ?? '');
  return (match?.[2] ?? match?.[1])?.toLowerCase();
}
