import { checkUpstreamAddress, type UpstreamAddressProblem } from '../upstream/index.ts';

const EXPECTED: Readonly<Record<UpstreamAddressProblem, string>> = {
  not_a_url: 'https://… or http://…',
  unsupported_scheme: 'https://… or http://…',
  credentials_in_url: 'no user or password in it; the key belongs into the variable that upstream.keyEnv names',
  query_or_fragment: 'no query and no fragment',
  link_local_address: 'no link-local address',
  metadata_service: 'no metadata service of a cloud',
};

/** What is expected of a model service's address in place of this one; undefined where it may be used. */
export function addressProblem(url: string): string | undefined {
  const checked = checkUpstreamAddress(url);
  return checked.ok ? undefined : EXPECTED[checked.error];
}
