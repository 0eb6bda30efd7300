/** Closed lists of codes, apart from the schemas that use them: a browser can have them without loading schemas. */
export const roles = ['administrator', 'compliance_officer', 'engineer', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What an organisation does with an application. */
export const organisationRoles = ['developer', 'deployer', 'operator', 'propagator', 'user'] as const;

/** What the guard does, from mild to severe. */
export const actions = ['allow', 'flag', 'redact', 'replace', 'review', 'block'] as const;

export const callOutcomes = [
  'running',
  'completed',
  'blocked_input',
  'blocked_output',
  'upstream_failed',
  'client_gone',
  'refused',
  'interrupted',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Where a call or a record came from; only `live` is evidence. */
export const origins = ['live', 'tour', 'playground', 'simulation'] as const;
