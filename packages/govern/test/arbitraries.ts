import { audiences, autonomies, capabilities, impacts, sectors, userScales } from '@anlan/grading';
import fc from 'fast-check';
import { type ApplicationProfile, organisationRoles } from '../src/index.ts';

/** Any profile that the contract of the API lets in. */
export const profiles: fc.Arbitrary<ApplicationProfile> = fc.record({
  name: fc.constant('any'),
  purpose: fc.constant(''),
  sector: fc.constantFrom(...sectors),
  audiences: fc.subarray([...audiences], { minLength: 1 }),
  impact: fc.constantFrom(...impacts),
  autonomy: fc.constantFrom(...autonomies),
  users: fc.constantFrom(...userScales),
  capabilities: fc.subarray([...capabilities], { minLength: 1 }),
  criticalInfrastructure: fc.boolean(),
  mainlandChina: fc.boolean(),
  roles: fc.subarray([...organisationRoles], { minLength: 1 }),
});
