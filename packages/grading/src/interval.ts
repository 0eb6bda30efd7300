import { audiences, capabilities, type GradingFacts } from './facts.ts';
import { type Grade, grade } from './grade.ts';

/** The questions that decide the grade, in the order in which they are asked. */
export const gradingQuestions: readonly (keyof GradingFacts)[] = [
  'sector',
  'audiences',
  'impact',
  'criticalInfrastructure',
  'autonomy',
  'capabilities',
  'users',
];

/** Answers so far: a question without an answer is absent, undefined, or an empty list. */
export type PartialFacts = { readonly [Fact in keyof GradingFacts]?: GradingFacts[Fact] | undefined };

/** What the answers given so far leave open. */
export interface GradeInterval {
  /** The grade when every open question gets its mildest answer: what is certain already. */
  readonly lowest: Grade;
  /** The grade when every open question gets its gravest answer: the unknown counts as the gravest plausible. */
  readonly highest: Grade;
  readonly answered: number;
  readonly questions: number;
}

/**
 * Grades what is known of an application that is still being described. The grade of every completion lies between
 * the two, because each list of facts goes from mild to grave and no graver answer lowers a level (both shown in the
 * tests). With every question answered the two are the same, and only then is there a grade.
 */
export function gradeInterval(answers: PartialFacts): GradeInterval {
  const given = Object.fromEntries(gradingQuestions.filter(isAnswered(answers)).map((name) => [name, answers[name]]));
  return {
    lowest: grade({ ...mildest, ...given }),
    highest: grade({ ...gravest, ...given }),
    answered: Object.keys(given).length,
    questions: gradingQuestions.length,
  };
}

/** Several answers are possible: naming none is milder than any. */
const mildest: GradingFacts = {
  sector: 'general',
  audiences: [],
  impact: 'negligible',
  criticalInfrastructure: false,
  autonomy: 'assists',
  capabilities: [],
  users: 'under_1k',
};

const gravest: GradingFacts = {
  sector: 'government',
  audiences,
  impact: 'catastrophic',
  criticalInfrastructure: true,
  autonomy: 'acts_alone',
  capabilities,
  users: 'over_1m',
};

function isAnswered(answers: PartialFacts): (name: keyof GradingFacts) => boolean {
  return (name) => {
    const answer: unknown = answers[name];
    return answer !== undefined && !(Array.isArray(answer) && answer.length === 0);
  };
}
