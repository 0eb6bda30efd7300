import { composeKinds } from '@anlan/audit';
import type { ApplicationId } from '@anlan/core';
import { grade } from '@anlan/grading';
import { beforeEach, describe, expect, test } from 'vitest';
import { governKinds, type Register } from '../src/index.ts';
import { type MemoryStore, memoryStore, person, publicChat, scriptedRandom, testRegister } from './fakes.ts';

const nobody = '018f22e2-79b0-7cc3-98c4-dc0c0c07398f' as ApplicationId;
const coded = (code: string): Error => expect.objectContaining({ code }) as Error;

let store: MemoryStore;
let register: Register;
beforeEach(() => {
  store = memoryStore();
  register = testRegister(store);
});

describe('registering', () => {
  test('makes the first version, active and graded', async () => {
    const application = await register.register(publicChat, person);
    expect(application).toMatchObject({ version: 1, active: true, example: false, profile: publicChat });
    expect(application.grade).toEqual(grade(publicChat));
    expect(application.code).toMatch(/^APP-[0-9A-Z]{4}$/);
    expect(application.updatedAt).toBe(application.createdAt);
    expect(await register.get(application.id)).toEqual(application);
    expect(await register.list()).toEqual([application]);
  });

  test('writes the whole profile and the grade into records that name 6.2.1', async () => {
    const application = await register.register(publicChat, person);
    expect(store.records).toMatchObject([
      {
        kind: 'application.registered',
        clauses: ['asgf@2.0/6.2.1'],
        actor: person,
        application: application.id,
        origin: 'live',
        data: { after: { code: application.code, version: 1, active: true, profile: publicChat } },
      },
      {
        kind: 'grade.assigned',
        clauses: ['asgf@2.0/6.2.1'],
        data: {
          level: application.grade.level,
          elements: application.grade.elements,
          fired: application.grade.fired.map(({ id, raises, level }) => ({ id, raises, level })),
          pack: application.grade.pack,
        },
      },
    ]);
  });

  test('an example says of itself that it proves nothing', async () => {
    const application = await register.register(publicChat, person, { example: true });
    expect(application.example).toBe(true);
    expect(store.records.map(({ origin }) => origin)).toEqual(['tour', 'tour']);
  });

  test('takes another code where one is taken', async () => {
    register = testRegister(store, scriptedRandom([1, 1, 1, 2]));
    const first = await register.register(publicChat, person);
    const second = await register.register(publicChat, person);
    expect([first.code, second.code]).toEqual(['APP-1111', 'APP-2222']);
  });

  test('gives up when no code is free after ten attempts, and stores nothing', async () => {
    register = testRegister(store, scriptedRandom(Array.from({ length: 11 }, () => 1)));
    await register.register(publicChat, person);
    await expect(register.register(publicChat, person)).rejects.toThrowError(coded('code_exhausted'));
    expect(await register.list()).toHaveLength(1);
    expect(store.records).toHaveLength(2);
  });
});

describe('changing', () => {
  test('makes a new version and writes the state before and after', async () => {
    const before = await register.register(publicChat, person);
    const profile = { ...publicChat, name: '订单助手', impact: 'catastrophic' as const };
    const after = await register.change(before.id, { version: 1, profile }, person);
    expect(after).toMatchObject({ id: before.id, code: before.code, version: 2, profile, createdAt: before.createdAt });
    expect(after.grade).toEqual(grade(profile));
    expect(after.updatedAt > before.updatedAt).toBe(true);
    expect(store.records.slice(2)).toMatchObject([
      {
        kind: 'application.changed',
        clauses: ['asgf@2.0/6.2.1'],
        data: { before: { version: 1, profile: publicChat }, after: { version: 2, profile } },
      },
      { kind: 'grade.assigned', data: { level: after.grade.level } },
    ]);
  });

  test('only whether it is active assigns no grade anew', async () => {
    const { id, grade: graded } = await register.register(publicChat, person);
    const stopped = await register.change(id, { version: 1, active: false }, person);
    expect(stopped).toMatchObject({ active: false, version: 2, grade: graded, profile: publicChat });
    expect(store.records.slice(2).map(({ kind }) => kind)).toEqual(['application.changed']);
    expect((await register.change(id, { version: 2, active: true }, person)).active).toBe(true);
  });

  test('on top of a state that was not seen is refused, with the version that there is', async () => {
    const { id } = await register.register(publicChat, person);
    await register.change(id, { version: 1, active: false }, person);
    const late = register.change(id, { version: 1, profile: { ...publicChat, name: 'late' } }, person);
    await expect(late).rejects.toMatchObject({ code: 'version_conflict', details: { version: 2 } });
    expect(await register.get(id)).toMatchObject({ version: 2, active: false, profile: publicChat });
  });

  test('of two writers that saw the same, one wins and the other writes nothing', async () => {
    const { id } = await register.register(publicChat, person);
    const records = store.records.length;
    const results = await Promise.allSettled([
      register.change(id, { version: 1, active: false }, person),
      register.change(id, { version: 1, profile: { ...publicChat, name: 'other' } }, person),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(store.records).toHaveLength(records + 1);
  });

  test('that is overtaken between reading and saving is refused', async () => {
    const { id } = await register.register(publicChat, person);
    store.beforeSave(async () => {
      await register.change(id, { version: 1, active: false }, person);
    });
    const overtaken = register.change(id, { version: 1, profile: { ...publicChat, name: 'slow' } }, person);
    await expect(overtaken).rejects.toMatchObject({ code: 'version_conflict', details: { version: 2 } });
    expect((await register.get(id)).profile).toEqual(publicChat);
  });

  test('what is not registered is an error with a code', async () => {
    await expect(register.get(nobody)).rejects.toThrowError(coded('application_not_found'));
    await expect(register.change(nobody, { version: 1 }, person)).rejects.toThrowError(coded('application_not_found'));
  });
});

test('every record is one of the kinds of this package, also when it was stored and read', async () => {
  const { id } = await register.register(publicChat, person);
  await register.change(id, { version: 1, profile: { ...publicChat, audiences: ['minors'] } }, person);
  const kinds = composeKinds(governKinds);
  for (const record of store.records) {
    expect(kinds.parseRecord(JSON.parse(JSON.stringify(record)))).toEqual({ ok: true, value: record });
  }
});
