import type { LocalisedText } from '@anlan/core';
import type { Clause, ClauseNumber, ClausePart, CoverageEntry, Heading, MappingEdge, Pack } from './types.ts';
import type { Anchor } from './vocabulary.ts';

/** The authoring form of data/README.md: what people write, with bare numbers in place of full ids. */

export interface AuthoredPack extends Omit<Pack, 'id' | 'differences' | 'headings' | 'clauses' | 'riskTable'> {
  readonly id: string;
  readonly differences?: readonly LocalisedText[];
  readonly files: readonly string[];
}

export interface AuthoredClause extends Omit<Clause, 'id' | 'pack' | 'number' | 'parts' | 'numbers' | 'differences'> {
  readonly id: string;
  readonly parts?: readonly ClausePart[];
  readonly numbers?: readonly ClauseNumber[];
  readonly differences?: readonly LocalisedText[];
}

export interface AuthoredChapter {
  readonly headings: readonly Heading[];
  readonly clauses: readonly AuthoredClause[];
}

export interface AuthoredRiskTable {
  readonly rows: readonly {
    readonly risk: string;
    readonly measures: readonly string[];
    readonly english?: readonly string[];
    readonly difference?: LocalisedText;
  }[];
  readonly governance: readonly {
    readonly category: string;
    readonly measures: readonly string[];
    readonly anchor: Anchor;
  }[];
}

export interface AuthoredMapping {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly (Omit<MappingEdge, 'from' | 'to'> & { readonly from: string; readonly to: string | null })[];
}

export interface AuthoredCoverage {
  readonly pack: string;
  readonly entries: readonly (Omit<CoverageEntry, 'clause'> & { readonly clause: string })[];
}

/** All files of one pack, read and validated. */
export interface PackFiles {
  readonly pack: AuthoredPack;
  readonly chapters: readonly AuthoredChapter[];
  readonly riskTable?: AuthoredRiskTable;
}
