import type { Lazy, PackSource } from '../source.ts';
import type { CoverageEntry, Pack, VersionMapping } from '../types.ts';
export const packs: readonly PackSource<Pack>[] = [];
export const mappings: Lazy<readonly VersionMapping[]> = () => [];
export const coverage: Lazy<readonly CoverageEntry[]> = () => [];
