export type GovernErrorCode = 'application_not_found' | 'version_conflict' | 'code_exhausted';
