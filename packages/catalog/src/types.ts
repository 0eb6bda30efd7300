import type { ClauseId, LocalisedText } from '@anlan/core';
import type {
  Activity,
  Addressee,
  Anchor,
  ClauseKind,
  Comparator,
  Confidence,
  CoverageStatus,
  Force,
  PackKind,
  Relation,
  Stage,
  Unit,
} from './vocabulary.ts';

/** `instrument@version`, e.g. `asgf@2.0`. */
export type PackId = `${string}@${string}`;

/** Where a text comes from: its official name, number or address, and how well it could be read. */
export interface Source {
  readonly document: string;
  readonly reference: string;
  readonly confidence: Confidence;
}

/** One version of one instrument. */
export interface Pack {
  readonly id: PackId;
  readonly title: LocalisedText;
  readonly issuer: LocalisedText;
  readonly kind: PackKind;
  /** ISO date, or null when unknown. */
  readonly published: string | null;
  /** ISO date it takes effect; null for texts without legal force. */
  readonly inForce: string | null;
  readonly status: 'complete' | 'partial';
  readonly languageOfRecord: 'zh' | 'en';
  readonly note?: LocalisedText;
  /** Where the Chinese and the English edition differ outside the clauses: headings, introductions. */
  readonly differences: readonly LocalisedText[];
  readonly source: Source;
  readonly headings: readonly Heading[];
  readonly clauses: readonly Clause[];
  readonly riskTable?: RiskTable;
}

/** A chapter, section or group: structure, not a statement. */
export interface Heading {
  readonly id: string;
  readonly title: LocalisedText;
}

/** One numbered statement of an instrument. */
export interface Clause {
  readonly id: ClauseId;
  readonly pack: PackId;
  /** Number within the instrument: `4.2.2.b`. */
  readonly number: string;
  readonly kind: ClauseKind;
  /** Id of a heading of the same pack. */
  readonly heading: string;
  readonly title: LocalisedText;
  /** `official`: printed in the instrument; `own`: our short name. */
  readonly titleSource: 'official' | 'own';
  readonly summary: LocalisedText;
  readonly explanation: LocalisedText;
  readonly guidance: LocalisedText;
  readonly addressee: readonly Addressee[];
  readonly force: Force;
  readonly activity: readonly Activity[];
  readonly stage: readonly Stage[];
  readonly parts: readonly ClausePart[];
  readonly numbers: readonly ClauseNumber[];
  readonly differences: readonly LocalisedText[];
  readonly confidence: Confidence;
}

/** A single checkable obligation of a clause. */
export interface ClausePart {
  readonly id: string;
  readonly text: LocalisedText;
  /** Only where the obligation is laid on some of those whom the clause addresses; otherwise it is theirs together. */
  readonly addressee?: readonly Addressee[];
}

/** A number that somebody could check against, with where it was read and how surely. */
export interface ClauseNumber {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly comparator: Comparator;
  readonly confidence: Confidence;
  readonly source: string;
  readonly meaning: LocalisedText;
}

/** The framework's table risk → technical measures, category → governance measures. */
export interface RiskTable {
  readonly rows: readonly RiskRow[];
  readonly governance: readonly GovernanceRow[];
}

export interface RiskRow {
  readonly risk: ClauseId;
  readonly measures: readonly ClauseId[];
  /** What the English table says, where it differs. The Chinese one counts. */
  readonly english?: readonly ClauseId[];
  readonly difference?: LocalisedText;
}

export interface GovernanceRow {
  /** Heading id of the risk category, e.g. `3.1`. */
  readonly category: string;
  readonly measures: readonly ClauseId[];
  readonly anchor: Anchor;
}

/** Edges between two versions or two instruments. */
export interface VersionMapping {
  readonly from: PackId;
  readonly to: PackId;
  readonly edges: readonly MappingEdge[];
}

export interface MappingEdge {
  /** A clause, or a heading where the counterpart is a whole section. */
  readonly from: ClauseId;
  readonly to: ClauseId | null;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly note?: LocalisedText;
}

/** How the product meets one clause. */
export interface CoverageEntry {
  readonly clause: ClauseId;
  readonly status: CoverageStatus;
  /** Module paths (`packages/guard/src/guard.ts`) or routes (`GET /v1/models`). */
  readonly by: readonly string[];
  readonly reason?: LocalisedText;
  /** What we do for a clause that is addressed to others. */
  readonly contributes?: LocalisedText;
}

/** Everything that is built from data/. */
export interface CatalogData {
  readonly packs: readonly Pack[];
  readonly mappings: readonly VersionMapping[];
  readonly coverage: readonly CoverageEntry[];
}
