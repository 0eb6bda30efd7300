import { createStore, type Store } from '../../state/store.ts';

/** The token of the one-time link, held in memory only. */
export const linkToken: Store<string | undefined> = createStore<string | undefined>(undefined);

const PATTERN = /[#?&]token=([A-Za-z0-9_.~-]{20,100})(?:&|$)/;

/**
 * The token of a link. It stands in the fragment, which browsers do not send: it reaches no proxy and no server log.
 * Undefined where the text holds none.
 */
export function tokenOf(address: string): string | undefined {
  return PATTERN.exec(address)?.[1];
}

/** Takes the token out of the address bar and out of the history entry. */
export function captureLinkToken(): void {
  const token = tokenOf(window.location.hash);
  if (window.location.pathname !== '/sign-in' || token === undefined) return;
  linkToken.set(token);
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
}
