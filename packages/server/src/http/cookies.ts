const NAME = 'anlan_session';

/** The session token of a `Cookie` header. */
export function sessionCookie(header: string | undefined): string | undefined {
  for (const pair of (header ?? '').slice(0, 8_192).split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === NAME) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Not readable by scripts, not sent with requests that other sites start. */
export function setSessionCookie(token: string, maxAgeSeconds: number): string {
  return `${NAME}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;
}

export function clearSessionCookie(): string {
  return setSessionCookie('', 0);
}
