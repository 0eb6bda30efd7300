import type { Actor } from '@anlan/audit';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Accounts, createAccounts } from '../../src/identity/accounts.ts';
import { createSessions, type Sessions } from '../../src/identity/sessions.ts';
import { openTestLedger, type TestLedger } from '../harness/test-ledger.ts';

const by: Actor = { kind: 'system' };
const MINUTE = 60_000;
let test: TestLedger;
let accounts: Accounts;
let sessions: Sessions;
const build = (over: TestLedger): void => {
  test = over;
  accounts = createAccounts(test);
  sessions = createSessions({ ...test, accounts });
};
beforeEach(async () => build(await openTestLedger()));

const kinds = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const entry of test.journal.read(1)) if (entry.type === 'record') found.push(entry.record.kind);
  return found;
};

describe('an account', () => {
  it('is made, changed and recorded', async () => {
    const { id } = await accounts.create('李雷', 'engineer', by);
    await accounts.change(id, { role: 'auditor' }, by);
    expect(accounts.get(id)).toMatchObject({ name: '李雷', role: 'auditor', disabled: false, version: 2 });
    expect(await kinds()).toEqual(['rights.changed', 'rights.changed']);
  });

  it('that does not exist is not found', async () => {
    await expect(accounts.change('none', { disabled: true }, by)).rejects.toMatchObject({ code: 'account_not_found' });
    await expect(accounts.issueLink('none', by)).rejects.toMatchObject({ code: 'account_not_found' });
  });

  it('keeps its place in the list when it is changed, and after a restart', async () => {
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push(await accounts.create(name, 'auditor', by));
    await accounts.change(made[0]?.id ?? '', { name: 'changed' }, by);
    expect(accounts.list().map(({ name }) => name)).toEqual(['changed', 'b', 'c']);
    build(await test.reopen());
    expect(accounts.list().map(({ name }) => name)).toEqual(['changed', 'b', 'c']);
  });

  it('takes every one of many changes at once', async () => {
    const { id } = await accounts.create('a', 'engineer', by);
    await Promise.all(Array.from({ length: 10 }, (_, index) => accounts.change(id, { name: `name ${index}` }, by)));
    expect(accounts.get(id)).toMatchObject({ version: 11, name: 'name 9' });
  });
});

describe('the last administrator', () => {
  it.each([{ disabled: true }, { role: 'auditor' as const }])('stays one: %o is refused', async (change) => {
    const { id } = await accounts.create('a', 'administrator', by);
    const second = await accounts.create('b', 'administrator', by);
    await accounts.change(second.id, { disabled: true }, by);
    await expect(accounts.change(id, change, by)).rejects.toMatchObject({ code: 'last_administrator' });
    await accounts.change(second.id, { disabled: false }, by);
    await expect(accounts.change(id, change, by)).resolves.toMatchObject(change);
  });

  it('is left where two people disable each other at the same moment', async () => {
    const [a, b] = [await accounts.create('a', 'administrator', by), await accounts.create('b', 'administrator', by)];
    const results = await Promise.allSettled([a, b].map(({ id }) => accounts.change(id, { disabled: true }, by)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(accounts.list().filter(({ disabled }) => !disabled)).toHaveLength(1);
  });
});

describe('a sign-in link', () => {
  it('signs in once', async () => {
    const { id } = await accounts.create('a', 'auditor', by);
    const { token } = await accounts.issueLink(id, by);
    expect(await accounts.redeemLink(token)).toMatchObject({ id });
    await expect(accounts.redeemLink(token)).rejects.toMatchObject({ code: 'link_invalid' });
  });

  it('signs in one of many who use it at the same moment', async () => {
    const { id } = await accounts.create('a', 'auditor', by);
    const { token } = await accounts.issueLink(id, by);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => accounts.redeemLink(token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    [15 * MINUTE - 1, true],
    [15 * MINUTE, false],
  ])('after %i ms: works %s', async (waited, works) => {
    const { id } = await accounts.create('a', 'auditor', by);
    const { token } = await accounts.issueLink(id, by);
    test.clock.advance(waited);
    const redeemed = accounts.redeemLink(token).then(
      () => true,
      () => false,
    );
    expect(await redeemed).toBe(works);
  });

  it('replaces the one before, also where two are made at once', async () => {
    const { id } = await accounts.create('a', 'auditor', by);
    const links = await Promise.all([accounts.issueLink(id, by), accounts.issueLink(id, by)]);
    await expect(accounts.redeemLink(links[0].token)).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(accounts.redeemLink(links[1].token)).resolves.toMatchObject({ id });
  });

  it('does not work for a disabled account, and not any more when it is enabled again', async () => {
    await accounts.create('admin', 'administrator', by);
    const { id } = await accounts.create('a', 'auditor', by);
    const { token } = await accounts.issueLink(id, by);
    for (const disabled of [true, false]) {
      await accounts.change(id, { disabled }, by);
      await expect(accounts.redeemLink(token)).rejects.toMatchObject({ code: 'link_invalid' });
    }
  });

  it('survives a restart; its token is nowhere in the journal', async () => {
    const { id } = await accounts.create('a', 'auditor', by);
    const { token } = await accounts.issueLink(id, by);
    build(await test.reopen());
    for await (const entry of test.journal.read(1)) {
      const text =
        entry.type === 'state'
          ? Buffer.from(entry.bytes).toString('latin1') + test.cipher.open(entry.bytes)
          : JSON.stringify(entry);
      expect(text).not.toContain(token);
    }
    expect(await accounts.redeemLink(token)).toMatchObject({ id });
  });

  it.each(['', 'x', '../..', 'a'.repeat(100_000)])('that is made up (%#) does not work', async (token) => {
    await expect(accounts.redeemLink(token)).rejects.toMatchObject({ code: 'link_invalid' });
  });
});

describe('a session', () => {
  const HOUR = 60 * MINUTE;
  const opened = async () => {
    await accounts.create('admin', 'administrator', by);
    const account = await accounts.create('a', 'auditor', by);
    return { account, ...(await sessions.open(account)) };
  };

  it('is found by its token alone', async () => {
    const { token, session, account } = await opened();
    expect(sessions.find(token)).toMatchObject({ id: session.id, account: { id: account.id } });
    expect([undefined, '', 'x', session.id].map((other) => sessions.find(other))).toEqual(Array(4).fill(undefined));
  });

  it('ends 12 hours after it was last used, at the latest', async () => {
    const { token } = await opened();
    test.clock.advance(12 * HOUR - 1);
    expect(sessions.find(token)).toBeDefined();
    test.clock.advance(12 * HOUR);
    expect(sessions.find(token)).toBeUndefined();
  });

  it('is not kept alive by what only watches', async () => {
    const { token, session } = await opened();
    test.clock.advance(11 * HOUR);
    expect(sessions.current(session.id)).toBeDefined();
    test.clock.advance(HOUR);
    expect(sessions.current(session.id)).toBeUndefined();
    expect(sessions.find(token)).toBeUndefined();
  });

  it('ends seven days after the sign-in however much it is used', async () => {
    const { token, session } = await opened();
    for (let hours = 0; hours < 7 * 24 - 1; hours += 1) {
      test.clock.advance(HOUR);
      expect(sessions.find(token)).toBeDefined();
    }
    expect(Date.parse(session.expiresAt) - test.clock.now()).toBe(HOUR);
    test.clock.advance(HOUR);
    expect(sessions.find(token)).toBeUndefined();
  });

  it('ends when it is closed, once', async () => {
    const { token, session } = await opened();
    await Promise.all([sessions.close(session), sessions.close(session)]);
    expect(sessions.find(token)).toBeUndefined();
    expect((await kinds()).filter((kind) => kind === 'session.closed')).toHaveLength(1);
  });

  it('ends at once when its account is disabled, and does not come back with it', async () => {
    const { token, session, account } = await opened();
    await accounts.change(account.id, { disabled: true }, by);
    expect(sessions.find(token)).toBeUndefined();
    await accounts.change(account.id, { disabled: false }, by);
    expect(sessions.find(token)).toBeUndefined();
    expect(sessions.current(session.id)).toBeUndefined();
  });

  it('has the role that the account has now', async () => {
    const { token, account } = await opened();
    await accounts.change(account.id, { role: 'engineer' }, by);
    expect(sessions.find(token)?.account.role).toBe('engineer');
  });

  it('survives a restart for 12 hours after the sign-in', async () => {
    const { token, account } = await opened();
    test.clock.advance(HOUR);
    build(await test.reopen());
    expect(sessions.find(token)?.account.id).toBe(account.id);
    expect(sessions.lastSeen(account.id)).toBe(new Date(test.clock.now()).toISOString());
    test.clock.advance(11 * HOUR);
    build(await test.reopen());
    expect(sessions.find(token)).toBeUndefined();
  });
});
