import type { GradingFacts } from '@anlan/grading';

/** The questions that decide the grade. */
export const gradingQuestions = [
  'sector',
  'audiences',
  'impact',
  'criticalInfrastructure',
  'autonomy',
  'capabilities',
  'users',
] as const satisfies readonly (keyof GradingFacts)[];

/** The mildest answer to each question: what an unanswered one counts as, and the form says so. */
const mildest: GradingFacts = {
  sector: 'general',
  audiences: [],
  impact: 'negligible',
  criticalInfrastructure: false,
  autonomy: 'assists',
  capabilities: [],
  users: 'under_1k',
};

type Answers = { readonly [Question in keyof GradingFacts]?: GradingFacts[Question] | undefined };

export function completeFacts(answers: Answers): GradingFacts {
  const given = gradingQuestions.filter((question) => answers[question] !== undefined);
  return { ...mildest, ...Object.fromEntries(given.map((question) => [question, answers[question]])) };
}

export function answeredFacts(answers: Answers): number {
  return gradingQuestions.filter((question) => {
    const answer = answers[question];
    return answer !== undefined && (!Array.isArray(answer) || answer.length > 0);
  }).length;
}
