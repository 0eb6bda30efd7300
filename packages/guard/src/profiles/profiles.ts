import type { Policy } from '../policy.ts';
import { balanced } from './balanced.ts';

export const profileNames = ['balanced'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Built-in policies that a policy document may start from. */
export const profiles: Readonly<Record<ProfileName, Policy>> = { balanced };
