import { FEATURE_BITS } from '../../packages/guard/src/classifier/features.ts';
import type { HeadName } from '../../packages/guard/src/classifier/manifest.ts';
import type { Sample } from './sample.ts';

/** What a head learns, and from which samples. */
export interface HeadPlan {
  readonly name: HeadName;
  readonly bits: number;
  readonly isPositive: (sample: Sample) => boolean;
  readonly isLearnt: (sample: Sample) => boolean;
}

export const attackHead: HeadPlan = {
  name: 'attack',
  bits: FEATURE_BITS,
  isPositive: ({ kind }) => kind === 'attack' || kind === 'harmful',
  isLearnt: ({ kind }) => kind !== 'toxic',
};

/** The heads that are hints: they learn from all samples, and their anchors come from a random split. */
export const hintHeads: readonly HeadPlan[] = [
  {
    name: 'jailbreak',
    bits: 16,
    isPositive: ({ isJailbreak }) => isJailbreak,
    isLearnt: ({ kind }) => kind === 'attack',
  },
  {
    name: 'harmful',
    bits: 17,
    isPositive: ({ kind }) => kind === 'harmful',
    isLearnt: ({ kind }) => kind === 'harmful' || kind === 'ordinary' || kind === 'hard',
  },
  {
    name: 'toxic',
    bits: 17,
    isPositive: ({ kind }) => kind === 'toxic',
    isLearnt: ({ kind }) => kind === 'toxic' || kind === 'ordinary',
  },
];
