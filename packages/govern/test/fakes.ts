import type { Actor, AuditRecord } from '@anlan/audit';
import { type AccountId, type Clock, createIdFactory, type Random } from '@anlan/core';
import {
  type Application,
  type ApplicationProfile,
  type ApplicationStore,
  createRegister,
  type Register,
} from '../src/index.ts';

export const person: Actor = { kind: 'account', id: 'account-1' as AccountId, name: 'Lan' };

/** A chat for the public in mainland China, run by an operator. */
export const publicChat: ApplicationProfile = {
  name: '客服问答',
  purpose: 'answers questions on orders',
  sector: 'general',
  audiences: ['public'],
  impact: 'limited',
  autonomy: 'assists',
  users: 'under_10k',
  capabilities: ['text_generation'],
  criticalInfrastructure: false,
  mainlandChina: true,
  roles: ['operator'],
};

export interface MemoryStore extends ApplicationStore {
  readonly records: AuditRecord[];
  /** Runs once before the next save: somebody else who is faster. */
  beforeSave(work: () => Promise<void>): void;
}

/** Keeps every version's promise of `ApplicationStore`, in memory. */
export function memoryStore(): MemoryStore {
  const applications = new Map<string, Application>();
  const records: AuditRecord[] = [];
  let interruption: (() => Promise<void>) | undefined;
  return {
    records,
    beforeSave(work) {
      interruption = work;
    },
    get: async (id) => applications.get(id),
    list: async () => [...applications.values()],
    async save(application, added) {
      const work = interruption;
      interruption = undefined;
      await work?.();
      if ((applications.get(application.id)?.version ?? 0) !== application.version - 1) return false;
      applications.set(application.id, application);
      records.push(...added);
      return true;
    },
  };
}

/** Gives out these bytes in turn, each as often as an array is long; then counts upwards. */
export function scriptedRandom(script: readonly number[] = []): Random {
  const left = [...script];
  let next = 0;
  return { fill: (bytes) => bytes.fill(left.shift() ?? next++) };
}

export function steppingClock(start = Date.parse('2026-03-01T08:00:00.000Z')): Clock {
  let now = start;
  return { now: () => now++ };
}

export function testRegister(store: ApplicationStore, random: Random = scriptedRandom()): Register {
  const clock = steppingClock();
  return createRegister({ store, clock, random, ids: createIdFactory(clock, scriptedRandom()) });
}
