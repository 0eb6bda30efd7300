import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { err, ok, type Result } from '@anlan/core';
import { gatewayError } from '@anlan/gateway';

/** Why a model service's base URL is not used. */
export type UpstreamAddressProblem =
  | 'not_a_url'
  /** Neither https nor http. */
  | 'unsupported_scheme'
  /** User or password in the URL: it would end up in logs and error texts. Keys belong into the key setting. */
  | 'credentials_in_url'
  /** Paths are appended to the base, so that a query or a fragment would swallow them. */
  | 'query_or_fragment'
  | 'link_local_address'
  | 'metadata_service';

/** Addresses inside cloud machines that hand out the machine's credentials to whoever can make it send a request. */
const metadata = new BlockList();
for (const address of ['100.100.100.200', '168.63.129.16', '192.0.0.192']) metadata.addAddress(address, 'ipv4');
for (const address of ['fd00:ec2::254', 'fd20:ce::254']) metadata.addAddress(address, 'ipv6');

/** RFC 3927 and RFC 4291 §2.5.6; most metadata services live in the first. The third is the first behind NAT64. */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');

const METADATA_HOSTS: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.tencentyun.com',
  'metadata.platformequinix.com',
  'instance-data',
  'instance-data.ec2.internal',
]);

/**
 * Checks the base URL of a model service. The operator writes it into the configuration, or an administrator into the
 * console; the second is why machine credentials must be out of reach. Loopback and private addresses are allowed
 * on purpose: a model service beside the gateway or in the same network is the usual case, and it is named by the
 * operator, never by a caller.
 */
export function checkUpstreamAddress(url: string): Result<URL, UpstreamAddressProblem> {
  if (!URL.canParse(url)) return err('not_a_url');
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return err('unsupported_scheme');
  if (parsed.username !== '' || parsed.password !== '') return err('credentials_in_url');
  // `href`, since an empty query or fragment (`/v1?`) does not show in `search` and `hash`.
  if (/[?#]/.test(parsed.href)) return err('query_or_fragment');
  const problem = hostProblem(parsed.hostname);
  return problem === undefined ? ok(parsed) : err(problem);
}

function hostProblem(hostname: string): UpstreamAddressProblem | undefined {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (METADATA_HOSTS.has(host)) return 'metadata_service';
  return isIP(host) === 0 ? undefined : addressProblem(host);
}

/** Why a resolved address is not connected to; IPv4 addresses mapped into IPv6 count as what they are. */
export function addressProblem(address: string): UpstreamAddressProblem | undefined {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (metadata.check(address, family)) return 'metadata_service';
  return linkLocal.check(address, family) ? 'link_local_address' : undefined;
}

/**
 * Name resolution for the sockets to a model service: the addresses that are checked are those that are connected to,
 * so that a name cannot point elsewhere between check and connection. One forbidden address refuses the name.
 */
export function createUpstreamLookup(resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      const forbidden = addresses.some(({ address }) => addressProblem(address) !== undefined);
      if (forbidden || first === undefined) return callback(refused(), []);
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

function refused(): NodeJS.ErrnoException {
  return gatewayError(
    'upstream_unreachable',
    'the name of the model service resolves to an address that is not allowed',
  );
}
