import type { ApplicationKey, ApplicationSummary, ClauseEvidenceView } from '@anlan/api/client';

export const startSteps = ['register', 'grade', 'key', 'call', 'proof'] as const;
export type StartStep = (typeof startSteps)[number];

export interface StartFacts {
  readonly applications: readonly ApplicationSummary[];
  /** Keys of the first own application. */
  readonly keys: readonly ApplicationKey[];
  readonly evidence: readonly ClauseEvidenceView[];
}

/** The application that the steps speak of: the first that somebody registered here. */
export function ownApplication(applications: readonly ApplicationSummary[]): ApplicationSummary | undefined {
  return applications.find(({ example }) => !example);
}

/** Steps that the data shows as taken; nothing is ticked by hand. */
export function stepsDone({ applications, keys, evidence }: StartFacts): ReadonlySet<StartStep> {
  const registered = ownApplication(applications) !== undefined;
  const called = applications.some(({ calls }) => calls > 0);
  const done: Readonly<Record<StartStep, boolean>> = {
    register: registered,
    grade: registered,
    key: keys.length > 0,
    call: called,
    // Registering alone leaves records too; the last step is about a call.
    proof: called && evidence.some(({ records }) => records > 0),
  };
  return new Set(startSteps.filter((step) => done[step]));
}
