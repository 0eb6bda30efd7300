export { type Application, type ApplicationProfile, type OrganisationRole, organisationRoles } from './application.ts';
export { type DueClause, dueClauses } from './due-clauses.ts';
export type { GovernErrorCode } from './errors.ts';
export type { ApplicationStore } from './ports.ts';
export type { ChangeData, GradeData, ProfileData, RegistrationData, StateData } from './record-data.ts';
export { applicationChanged, applicationRegistered, governKinds, gradeAssigned } from './record-kinds.ts';
export { type ApplicationChange, createRegister, type Register, type RegisterPorts } from './register.ts';
export { risksOf, ruledRisks } from './risks.ts';
