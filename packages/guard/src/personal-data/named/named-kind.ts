import type { FindingClass } from '../../finding-class.ts';
import type { Reader } from '../../patterns/cursor.ts';

/** A kind of data that has no form of its own, so that only its name tells it: "姓名：…", "passport no. …". */
export interface NamedKind {
  readonly class: FindingClass;
  readonly detector: string;
  readonly score: number;
  /** Folded. Those that may stand directly before the value, and those that need a colon or a copula. */
  readonly closeNames: readonly string[];
  readonly names: readonly string[];
  /** Index behind the value that begins here; undefined where none does. */
  read(cursor: Reader, at: number): number | undefined;
}
