import { rightsOfRole, type Session } from '@anlan/api';
import { AnlanError } from '@anlan/core';
import { clearSessionCookie, setSessionCookie } from '../http/cookies.ts';
import type { Handlers } from '../http/management-routes.ts';
import type { StoredAccount } from '../identity/accounts.ts';
import type { OpenSession } from '../identity/sessions.ts';
import { systemActor } from '../records/record-factory.ts';
import type { HandlerPorts } from './ports.ts';

type Names = 'getSession' | 'signIn' | 'signOut' | 'listAccounts' | 'createAccount' | 'changeAccount' | 'linkAccount';

export function sessionHandlers({ accounts, sessions, clock, consoleUrl }: HandlerPorts): Pick<Handlers, Names> {
  const view = ({ version: _, ...account }: StoredAccount) => ({
    ...account,
    lastSeenAt: sessions.lastSeen(account.id),
  });
  const sessionView = (session: OpenSession): Session => ({
    account: view(session.account),
    rights: [...rightsOfRole[session.account.role]],
    expiresAt: session.expiresAt,
  });
  const link = async (id: string, by: Parameters<typeof accounts.issueLink>[1]) => {
    const { token, expiresAt } = await accounts.issueLink(id, by);
    return { url: signInUrl(consoleUrl(), token), expiresAt };
  };

  return {
    getSession: async ({ session }) => sessionView(present(session)),
    async signIn({ body, reply }) {
      const redeemed = await accounts.redeemLink(body.token);
      const account =
        body.name === undefined || body.name === redeemed.name
          ? redeemed
          : await accounts.change(redeemed.id, { name: body.name }, systemActor);
      const { token, session } = await sessions.open(account);
      const seconds = Math.floor((Date.parse(session.expiresAt) - clock.now()) / 1000);
      reply.header('set-cookie', setSessionCookie(token, seconds));
      return sessionView(session);
    },
    async signOut({ session, reply }) {
      await sessions.close(present(session));
      reply.header('set-cookie', clearSessionCookie());
      return undefined;
    },
    listAccounts: async () => ({ accounts: accounts.list().map(view) }),
    async createAccount({ body, actor }) {
      const account = await accounts.create(body.name, body.role, actor);
      return { account: view(account), link: await link(account.id, actor) };
    },
    changeAccount: async ({ params, body, actor }) => view(await accounts.change(params.id ?? '', body, actor)),
    linkAccount: ({ params, actor }) => link(params.id ?? '', actor),
  };
}

/** The token stands in the fragment, which browsers keep to themselves. */
export function signInUrl(base: string, token: string): string {
  return `${base}/sign-in#token=${token}`;
}

function present(session: OpenSession | undefined): OpenSession {
  if (!session) throw new AnlanError('not_signed_in', 'no valid session');
  return session;
}
