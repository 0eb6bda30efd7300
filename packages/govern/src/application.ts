import type { ApplicationId } from '@anlan/core';
import type { Grade, GradingFacts } from '@anlan/grading';

/** What the organisation does with an application; decides which guidelines of chapter 6 are addressed to it. */
export const organisationRoles = ['developer', 'deployer', 'operator', 'propagator', 'user'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/** What is registered about an AI application (6.2.1). */
export interface ApplicationProfile extends GradingFacts {
  readonly name: string;
  readonly purpose: string;
  /** The service is offered in mainland China. */
  readonly mainlandChina: boolean;
  readonly roles: readonly OrganisationRole[];
}

/** One entry of the register. A change makes a new version; the old one stays in the audit log. */
export interface Application {
  readonly id: ApplicationId;
  /** Short id for people, unique in the register: `APP-7F3K`. */
  readonly code: string;
  readonly version: number;
  readonly profile: ApplicationProfile;
  readonly grade: Grade;
  /** The built-in example: answered by the tour model, proves nothing. */
  readonly example: boolean;
  /** An application that is not active is refused at the gateway. */
  readonly active: boolean;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
