/** The newest tree of a log that a witness has cosigned. */
export interface WitnessedTree {
  readonly size: number;
  /** Lower-case hex. */
  readonly root: string;
  /** Seconds since 1970: of the newest cosignature, which no later one falls behind. */
  readonly time: number;
}

/** What a witness must remember, for each log by its origin. */
export interface WitnessStore {
  latest(origin: string): Promise<WitnessedTree | undefined>;
  /**
   * Puts `next` where what is stored still equals `expected` in all members (`undefined`: nothing is stored), and says
   * whether it did. One step, and durable when it resolves: two requests at once must never both succeed, or a witness
   * cosigns a tree that is smaller than one that it cosigned before.
   */
  replace(origin: string, expected: WitnessedTree | undefined, next: WitnessedTree): Promise<boolean>;
}

/** Memory of a witness that forgets all when the process ends: for tests. */
export function createMemoryWitnessStore(): WitnessStore {
  const trees = new Map<string, WitnessedTree>();
  return {
    latest: async (origin) => trees.get(origin),
    replace: async (origin, expected, next) => {
      const known = trees.get(origin);
      const same = known?.size === expected?.size && known?.root === expected?.root && known?.time === expected?.time;
      if (same) trees.set(origin, next);
      return same;
    },
  };
}
