import { SIMPLIFIED, TRADITIONAL } from './simplified-table.ts';

/** By traditional or variant hanzi: the simplified one. Character by character, so that it needs no context. */
export const simplified: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL, (hanzi, at) => [hanzi, SIMPLIFIED.charAt(at)]),
);
