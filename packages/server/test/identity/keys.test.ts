import type { Actor } from '@anlan/audit';
import type { ApplicationId } from '@anlan/core';
import type { Application } from '@anlan/govern';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys, type Keys } from '../../src/identity/keys.ts';
import { openTestLedger, type TestLedger } from '../harness/test-ledger.ts';

const by: Actor = { kind: 'account', id: 'u', name: '管理员' };
const applicationOf = (id: string, more: Partial<Application> = {}): Application =>
  ({
    id,
    code: 'APP-1',
    example: false,
    active: true,
    profile: { name: 'n', mainlandChina: true },
    ...more,
  }) as Application;

let test: TestLedger;
let applications: Map<string, Application>;
let keys: Keys;
const build = (over: TestLedger, macKey = new Uint8Array(32).fill(1)): void => {
  test = over;
  keys = createKeys({
    ...test,
    macKey,
    application: (id) => applications.get(id),
    answeredByTour: ({ example }) => example,
  });
};
beforeEach(async () => {
  applications = new Map([['a', applicationOf('a')]]);
  build(await openTestLedger());
});

describe('an application key', () => {
  it('lets its application in', async () => {
    const { secret, key } = await keys.issue(applicationOf('a'), '后端', by);
    expect(keys.authenticate(secret)).toMatchObject({
      ok: true,
      value: {
        application: { id: 'a' },
        actor: { kind: 'key', id: key.id, name: '后端' },
        origin: 'live',
        mainlandChina: true,
      },
    });
    expect(key).toMatchObject({ createdBy: '管理员', revokedAt: null, prefix: secret.slice(0, 12) });
  });

  it.each<[string | undefined, string]>([
    [undefined, 'missing_key'],
    ['', 'missing_key'],
    ['anlan-', 'invalid_key'],
    ['anlan-none', 'invalid_key'],
    ['x'.repeat(1_000_000), 'invalid_key'],
  ])('that is none (%#) is refused as %s', (secret, error) => {
    expect(keys.authenticate(secret)).toEqual({ ok: false, error });
  });

  it('is refused from the moment it is revoked, for good', async () => {
    const { secret, key } = await keys.issue(applicationOf('a'), 'k', by);
    const revoked = await keys.revoke('a' as ApplicationId, key.id, by);
    expect(keys.authenticate(secret)).toEqual({ ok: false, error: 'key_revoked' });
    test.clock.advance(1_000);
    expect(await keys.revoke('a' as ApplicationId, key.id, by)).toEqual(revoked);
    build(await test.reopen());
    expect(keys.authenticate(secret)).toEqual({ ok: false, error: 'key_revoked' });
  });

  it('is revoked and recorded once by two people at the same moment', async () => {
    const { key } = await keys.issue(applicationOf('a'), 'k', by);
    const [first, second] = await Promise.all([1, 2].map(() => keys.revoke('a' as ApplicationId, key.id, by)));
    expect(second).toEqual(first);
    const kinds = [];
    for await (const entry of test.journal.read(1)) if (entry.type === 'record') kinds.push(entry.record.kind);
    expect(kinds).toEqual(['key.issued', 'key.revoked']);
  });

  it('of another application is not found', async () => {
    const { key } = await keys.issue(applicationOf('a'), 'k', by);
    await expect(keys.revoke('b' as ApplicationId, key.id, by)).rejects.toMatchObject({ code: 'key_not_found' });
    expect(keys.list('b' as ApplicationId)).toEqual([]);
  });

  it('does not let in while its application is not active, or is gone', async () => {
    const { secret } = await keys.issue(applicationOf('a'), 'k', by);
    applications.set('a', applicationOf('a', { active: false }));
    expect(keys.authenticate(secret)).toEqual({ ok: false, error: 'application_suspended' });
    applications.delete('a');
    expect(keys.authenticate(secret)).toEqual({ ok: false, error: 'invalid_key' });
  });

  it('survives a restart, and only its first characters are kept', async () => {
    const { secret } = await keys.issue(applicationOf('a'), 'k', by);
    build(await test.reopen());
    expect(keys.authenticate(secret)).toMatchObject({ ok: true });
    for await (const entry of test.journal.read(1)) {
      const text = entry.type === 'state' ? test.cipher.open(entry.bytes) : JSON.stringify(entry);
      expect(text).not.toContain(secret.slice(0, 16));
    }
  });

  it('does not work on a server with another key of its own', async () => {
    const { secret } = await keys.issue(applicationOf('a'), 'k', by);
    build(test, new Uint8Array(32).fill(2));
    expect(keys.authenticate(secret)).toEqual({ ok: false, error: 'invalid_key' });
  });

  it('of the example application is marked as a tour', async () => {
    applications.set('a', applicationOf('a', { example: true }));
    const { secret } = await keys.issue(applicationOf('a'), 'k', by);
    expect(keys.authenticate(secret)).toMatchObject({ value: { origin: 'tour' } });
  });
});
