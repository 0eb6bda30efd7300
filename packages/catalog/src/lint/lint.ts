import type { CatalogData } from '../types.ts';

/** One thing that is wrong with the data, for the person who edits it. */
export interface Finding {
  readonly lint: string;
  /** A clause id, a heading id or a pack id. */
  readonly where: string;
  readonly message: string;
}

export type Problem = Omit<Finding, 'lint'>;

/** One rule about the data that a schema cannot express. */
export interface Lint {
  readonly name: string;
  readonly description: string;
  check(data: CatalogData): Iterable<Problem>;
}
