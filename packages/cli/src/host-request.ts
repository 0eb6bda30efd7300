import { type AdminLink, readHostToken } from '@anlan/server';
import { cliError } from './errors.ts';

const PATIENCE_MS = 10_000;

/**
 * Asks the running server for a sign-in link; the token in the data directory shows that we hold the host. Throws
 * `server_unreachable`, `server_refused`.
 */
export async function askAdminLink(url: string, directory: string): Promise<AdminLink> {
  const response = await ask(`${url}/api/v1/host/admin-link`, readHostToken(directory) ?? '');
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isLink(body)) return body;
  const { status } = response;
  throw cliError('server_refused', `the server at ${url} answered ${status}`, { details: { url, status } });
}

async function ask(url: string, token: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (cause) {
    throw cliError('server_unreachable', `the server at ${new URL(url).origin} does not answer`, {
      cause,
      details: { url: new URL(url).origin },
    });
  }
}

function isLink(value: unknown): value is AdminLink {
  return typeof value === 'object' && value !== null && 'url' in value && 'expiresAt' in value;
}
