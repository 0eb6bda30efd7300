import { networkInterfaces } from 'node:os';

/** An address of this machine that is not loopback. Says that tests are left out where it has none. */
export function outerAddress(what: string): string | undefined {
  const address = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  if (address === undefined) console.log(`${what}: tests that need an address beside loopback are left out`);
  return address;
}
