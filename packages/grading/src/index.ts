export {
  type Audience,
  type Autonomy,
  audiences,
  autonomies,
  type Capability,
  capabilities,
  type GradingFacts,
  type Impact,
  impacts,
  type Sector,
  sectors,
  type UserScale,
  userScales,
} from './facts.ts';
export { combine, type FiredRule, factsMatch, type Grade, grade } from './grade.ts';
export { type GradeInterval, gradeInterval, gradingQuestions, type PartialFacts } from './interval.ts';
export {
  type Element,
  elements,
  type FactCondition,
  firstGradePack,
  type GradingRule,
  type Level,
  levels,
  type RulePack,
} from './rule-pack.ts';
