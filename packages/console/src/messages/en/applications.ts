import type { Messages } from '../zh.ts';

export const applications = {
  title: 'Applications',
  lead: 'Every registered AI application: how grave, how busy, and which of its clauses have records.',
  register: 'Register an application',
  registerTitle: 'Register an application',
  registerLead: 'Questions along the three elements of annex 1; the level and its reasons follow on the right.',
  registerSubmit: 'Register',
  registered: (name) => `“${name}” is registered`,
  editTitle: (name) => `Change ${name}`,
  editLead: 'A change makes a new version and grades it again; the old one stays in the audit log.',
  saved: 'Saved',
  conflictTitle: 'Somebody changed this application before you',
  conflict: (version) =>
    `The server already has version ${version}. What you typed is still here; load the newest version to go on.`,
  conflictReload: 'Load the newest version',
  columns: {
    name: 'Application',
    level: 'Risk level',
    calls: 'Calls',
    stopped: 'Blocked',
    evidence: 'Clauses with records',
    lastCall: 'Last call',
  },
  evidenceOf: (count, all) => `${count} of ${all}`,
  example: 'Example',
  exampleHelp: 'Built-in example: the tour model answers, and its records do not count as evidence.',
  inactive: 'Not active',
  filterLevel: 'Filter by level',
  filterText: 'Filter by name or code',
  empty: 'No applications yet',
  emptyHelp:
    'Register the first one: Anlan grades it, lists the clauses that follow, and gives it a model address to connect to.',
  noMatch: 'No application matches the filters.',
} satisfies Messages['applications'];
