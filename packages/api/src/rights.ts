import type { Role } from './codes.ts';

/** What an account may do, by role. The server enforces it; the console only hides what would be refused. */
export const rights = [
  'overview.read',
  'applications.read',
  'applications.write',
  'keys.write',
  'records.read',
  'catalog.read',
  'playground.use',
  'accounts.read',
  'accounts.write',
] as const;
export type Right = (typeof rights)[number];

const readers: readonly Right[] = ['overview.read', 'applications.read', 'records.read', 'catalog.read'];

/** Least privilege (6.3.2): nobody but the administrator manages accounts, an auditor changes nothing. */
export const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  administrator: rights,
  compliance_officer: [...readers, 'applications.write', 'playground.use', 'accounts.read'],
  engineer: [...readers, 'applications.write', 'keys.write', 'playground.use'],
  auditor: [...readers, 'accounts.read'],
};
