/** The closed word lists of the catalogue; data/README.md explains each word. */

export const clauseKinds = [
  'risk',
  'measure',
  'governance',
  'guideline',
  'principle',
  'trust-principle',
  'element',
  'level',
  'term',
  'article',
  'mechanism',
  'duty',
  'threshold',
  'provision',
  'class',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

export const packKinds = ['framework', 'measures', 'standard', 'regulation', 'guide', 'policy', 'report'] as const;
export type PackKind = (typeof packKinds)[number];

export const addressees = [
  'developer',
  'provider',
  'propagator',
  'app-store',
  'user',
  'sector-authority',
  'state',
  'community',
  'all',
] as const;
export type Addressee = (typeof addressees)[number];

export const forces = ['law', 'rule', 'mandatory-standard', 'recommended-standard', 'policy', 'guidance'] as const;
export type Force = (typeof forces)[number];

export const activities = ['develop', 'deploy', 'operate', 'use'] as const;
export type Activity = (typeof activities)[number];

export const stages = [
  'plan',
  'design',
  'data',
  'train',
  'test',
  'build',
  'deploy',
  'operate',
  'use',
  'decommission',
] as const;
export type Stage = (typeof stages)[number];

/** H: read in the text, or quoted alike by two independent readers; M: one good secondary source; L: recalled or a draft. */
export const confidences = ['H', 'M', 'L'] as const;
export type Confidence = (typeof confidences)[number];

export const comparators = ['at-least', 'at-most', 'more-than', 'less-than', 'exactly', 'within'] as const;
export type Comparator = (typeof comparators)[number];

/** How an old clause relates to a new one, read from → to. */
export const relations = ['equal', 'subset', 'superset', 'intersects', 'none'] as const;
export type Relation = (typeof relations)[number];

/** Whether an edge of the risk table is printed there or inferred from its layout. */
export const anchors = ['table', 'inferred'] as const;
export type Anchor = (typeof anchors)[number];

export const coverageStatuses = ['enforced', 'evidenced', 'workflow', 'guidance', 'context', 'planned'] as const;
export type CoverageStatus = (typeof coverageStatuses)[number];

/** Units of numbers that somebody can check against. Add a word to `unitWords` with each. */
export const units = [
  'second',
  'minute',
  'hour',
  'day',
  'working-day',
  'week',
  'month',
  'year',
  'percent',
  'item',
  'person',
  'input',
  'click',
  'CNY',
  'character per minute',
] as const;
export type Unit = (typeof units)[number];
