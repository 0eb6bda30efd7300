/**
 * What is asked about an AI application before it is graded. The questions follow the three elements of annex 1 of
 * the Framework: application scenario, level of intelligence, scale of application. Every list goes from mild to grave
 * where it has an order.
 */
export const sectors = [
  'general',
  'media',
  'education',
  'manufacturing',
  'transport',
  'telecom',
  'energy',
  'finance',
  'health',
  'government',
] as const;
export type Sector = (typeof sectors)[number];

export const audiences = ['employees', 'professionals', 'public', 'elderly', 'minors'] as const;
export type Audience = (typeof audiences)[number];

/** The worst plausible effect of a wrong, harmful or missing answer. */
export const impacts = ['negligible', 'limited', 'considerable', 'major', 'catastrophic'] as const;
export type Impact = (typeof impacts)[number];

/** How much it does without a person (annex 1, I.2). */
export const autonomies = ['assists', 'recommends', 'acts_when_approved', 'acts_with_oversight', 'acts_alone'] as const;
export type Autonomy = (typeof autonomies)[number];

/** People it reaches (annex 1, I.3). */
export const userScales = ['under_1k', 'under_10k', 'under_100k', 'under_1m', 'over_1m'] as const;
export type UserScale = (typeof userScales)[number];

export const capabilities = [
  'text_generation',
  'image_generation',
  'audio_generation',
  'video_generation',
  'retrieval',
  'decision_making',
  'agent_tools',
  'profiling',
  'companionship',
  'physical_control',
] as const;
export type Capability = (typeof capabilities)[number];

export interface GradingFacts {
  readonly sector: Sector;
  readonly audiences: readonly Audience[];
  readonly impact: Impact;
  readonly autonomy: Autonomy;
  readonly users: UserScale;
  readonly capabilities: readonly Capability[];
  /** Runs in, or decides for, critical information infrastructure. */
  readonly criticalInfrastructure: boolean;
}
