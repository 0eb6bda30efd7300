import { type Actor, type AuditRecord, recordTime } from '@anlan/audit';
import {
  AnlanError,
  type ApplicationId,
  type Clock,
  type IdFactory,
  type Random,
  type RecordId,
  speakableId,
} from '@anlan/core';
import { type Grade, grade } from '@anlan/grading';
import type { Application, ApplicationProfile } from './application.ts';
import type { GovernErrorCode } from './errors.ts';
import type { ApplicationStore } from './ports.ts';
import type { GradeData, StateData } from './record-data.ts';
import { applicationChanged, applicationRegistered, gradeAssigned } from './record-kinds.ts';

export interface RegisterPorts {
  readonly store: ApplicationStore;
  readonly ids: IdFactory;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ApplicationChange {
  /** Version that the person saw; a change on top of another's change is refused. */
  readonly version: number;
  readonly profile?: ApplicationProfile;
  readonly active?: boolean;
}

/** The register of AI applications (6.2.1; 5.5 asks the same of critical infrastructure). */
export interface Register {
  list(): Promise<readonly Application[]>;
  /** Throws `application_not_found`. */
  get(id: ApplicationId): Promise<Application>;
  register(profile: ApplicationProfile, actor: Actor, options?: { readonly example?: boolean }): Promise<Application>;
  /** Throws `application_not_found`, `version_conflict`. */
  change(id: ApplicationId, change: ApplicationChange, actor: Actor): Promise<Application>;
}

/** Attempts at a free short id; with 32⁴ of them a second try is rare and a tenth means that the register is full. */
const CODE_ATTEMPTS = 10;

export function createRegister(ports: RegisterPorts): Register {
  const { store, ids, clock, random } = ports;

  const envelope = (application: Application, actor: Actor) => ({
    id: ids.next<RecordId>(),
    at: recordTime(clock.now()),
    actor,
    application: application.id,
    origin: application.example ? ('tour' as const) : ('live' as const),
  });
  const gradeRecord = (application: Application, actor: Actor): AuditRecord =>
    gradeAssigned.create({ ...envelope(application, actor), data: gradeData(application.grade) });
  const get = async (id: ApplicationId): Promise<Application> => {
    const found = await store.get(id);
    if (!found) throw fail('application_not_found', `no application ${id}`);
    return found;
  };

  return {
    list: () => store.list(),
    get,
    async register(profile, actor, options = {}) {
      const now = recordTime(clock.now());
      const application: Application = {
        id: ids.next<ApplicationId>(),
        code: freeCode(await store.list(), random),
        version: 1,
        profile,
        grade: grade(profile),
        example: options.example ?? false,
        active: true,
        createdAt: now,
        updatedAt: now,
      };
      const registered = applicationRegistered.create({
        ...envelope(application, actor),
        data: { after: stateData(application) },
      });
      if (!(await store.save(application, [registered, gradeRecord(application, actor)]))) {
        throw fail('version_conflict', `application ${application.id} exists already`);
      }
      return application;
    },
    async change(id, change, actor) {
      const before = await get(id);
      if (before.version !== change.version) throw conflict(before, change.version);
      const after = changed(before, change, recordTime(clock.now()));
      const records = [
        applicationChanged.create({
          ...envelope(after, actor),
          data: { before: stateData(before), after: stateData(after) },
        }),
        ...(change.profile ? [gradeRecord(after, actor)] : []),
      ];
      if (!(await store.save(after, records))) throw conflict(await get(id), change.version);
      return after;
    },
  };
}

function changed(before: Application, change: ApplicationChange, now: string): Application {
  const profile = change.profile ?? before.profile;
  return {
    ...before,
    version: before.version + 1,
    profile,
    grade: change.profile ? grade(profile) : before.grade,
    active: change.active ?? before.active,
    updatedAt: now,
  };
}

function freeCode(existing: readonly Application[], random: Random): string {
  const taken = new Set(existing.map(({ code }) => code));
  for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt++) {
    const code = speakableId(random, 'APP');
    if (!taken.has(code)) return code;
  }
  throw fail('code_exhausted', 'no free short id for an application');
}

/** Named member by member: what a caller's object holds besides is not registered. */
function stateData({ code, version, active, profile }: Application): StateData {
  return {
    code,
    version,
    active,
    profile: {
      name: profile.name,
      purpose: profile.purpose,
      sector: profile.sector,
      audiences: profile.audiences,
      impact: profile.impact,
      autonomy: profile.autonomy,
      users: profile.users,
      capabilities: profile.capabilities,
      criticalInfrastructure: profile.criticalInfrastructure,
      mainlandChina: profile.mainlandChina,
      roles: profile.roles,
    },
  };
}

function gradeData({ level, elements, fired, pack }: Grade): GradeData {
  return {
    level,
    elements: { ...elements },
    fired: fired.map((rule) => ({ id: rule.id, raises: rule.raises, level: rule.level })),
    pack: { ...pack },
  };
}

function conflict(current: Application, seen: number): AnlanError<GovernErrorCode> {
  return fail('version_conflict', `application ${current.id} is at version ${current.version}, not ${seen}`, {
    version: current.version,
  });
}

function fail(
  code: GovernErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): AnlanError<GovernErrorCode> {
  return new AnlanError(code, message, details ? { details } : {});
}
