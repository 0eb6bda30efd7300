import { type Client, createClient } from '@anlan/api/client';
import { preferences } from '../state/preferences.ts';

/** The one client of the console: same origin, session cookie, errors in the language that the person reads. */
export const client: Client = createClient({
  baseUrl: '',
  fetch: (url, init) => fetch(url, init),
  headers: () => ({ 'accept-language': preferences.get().locale }),
});
