import { type Is, isCount, isFlag, isListOf, isObjectOf, isOneOf, isText } from '@anlan/core';
import {
  type Audience,
  type Autonomy,
  audiences,
  autonomies,
  type Capability,
  capabilities,
  elements,
  type Impact,
  impacts,
  type Level,
  levels,
  type Sector,
  sectors,
  type UserScale,
  userScales,
} from '@anlan/grading';
import { type OrganisationRole, organisationRoles } from './application.ts';

/** The profile as records hold it: the same members as `ApplicationProfile`, as plain JSON. */
export type ProfileData = {
  readonly name: string;
  readonly purpose: string;
  readonly sector: Sector;
  readonly audiences: readonly Audience[];
  readonly impact: Impact;
  readonly autonomy: Autonomy;
  readonly users: UserScale;
  readonly capabilities: readonly Capability[];
  readonly criticalInfrastructure: boolean;
  readonly mainlandChina: boolean;
  readonly roles: readonly OrganisationRole[];
};

/** One state of an entry of the register. */
export type StateData = {
  readonly code: string;
  readonly version: number;
  readonly active: boolean;
  readonly profile: ProfileData;
};

/** The data of `application.registered`. */
export type RegistrationData = { readonly after: StateData };

/** The data of `application.changed`. */
export type ChangeData = { readonly before: StateData; readonly after: StateData };

/** The data of `grade.assigned`: the level and the rules from which it follows. */
export type GradeData = {
  readonly level: Level;
  readonly elements: { readonly scenario: Level; readonly intelligence: Level; readonly scale: Level };
  readonly fired: readonly { readonly id: string; readonly raises: Raised; readonly level: Level }[];
  readonly pack: { readonly id: string; readonly version: string };
};
type Raised = (typeof elements)[number] | 'floor';

const isLevel: Is<Level> = isOneOf(levels);

const isState: Is<StateData> = isObjectOf<StateData>({
  code: isText,
  version: isCount,
  active: isFlag,
  profile: isObjectOf<ProfileData>({
    name: isText,
    purpose: isText,
    sector: isOneOf(sectors),
    audiences: isListOf(isOneOf(audiences)),
    impact: isOneOf(impacts),
    autonomy: isOneOf(autonomies),
    users: isOneOf(userScales),
    capabilities: isListOf(isOneOf(capabilities)),
    criticalInfrastructure: isFlag,
    mainlandChina: isFlag,
    roles: isListOf(isOneOf(organisationRoles)),
  }),
});

export const isRegistrationData: Is<RegistrationData> = isObjectOf<RegistrationData>({ after: isState });

export const isChangeData: Is<ChangeData> = isObjectOf<ChangeData>({ before: isState, after: isState });

export const isGradeData: Is<GradeData> = isObjectOf<GradeData>({
  level: isLevel,
  elements: isObjectOf({ scenario: isLevel, intelligence: isLevel, scale: isLevel }),
  fired: isListOf(isObjectOf({ id: isText, raises: isOneOf<Raised>([...elements, 'floor']), level: isLevel })),
  pack: isObjectOf({ id: isText, version: isText }),
});
