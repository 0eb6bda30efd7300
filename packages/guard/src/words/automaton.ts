/**
 * An Aho–Corasick automaton in typed arrays: every occurrence of every word, also overlapping ones, in one pass, with
 * the state as the only memory. Edges lie in an open-addressed table; units are first mapped to dense ids.
 */
export interface Automaton {
  /** Dense id per UTF-16 unit; 0 for units that no word has. */
  readonly ids: Uint16Array;
  readonly edges: EdgeTable;
  /** By id: the state after this unit at the root. */
  readonly root: Int32Array;
  readonly fail: Int32Array;
  /** Length of the prefix that a state stands for. */
  readonly depth: Uint8Array;
  /** Which words go on from here: see `Onward`. */
  readonly onward: Uint8Array;
  /** First word that ends in a state, or -1; further ones through `nextWord`. */
  readonly wordAt: Int32Array;
  readonly nextWord: Int32Array;
  /** The nearest state along the failure links in which a word ends, or 0. */
  readonly outLink: Int32Array;
}

/** Bits of `onward`: a state is a live candidate only for words that can still match from where it began. */
export const Onward = { BOUNDED: 1, UNBOUNDED: 2, SPACED: 4 } as const;

/** Edges of all states but the root. */
export interface EdgeTable {
  readonly states: Int32Array;
  readonly ids: Uint16Array;
  readonly targets: Int32Array;
  readonly mask: number;
}

/** Slot of an edge, or of the free place where it would stand. */
export function edgeSlot(edges: EdgeTable, state: number, id: number): number {
  const { states, ids, mask } = edges;
  let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) >>> 0;
  slot = (slot ^ (slot >>> 15)) & mask;
  while (states[slot] !== 0 && (states[slot] !== state || ids[slot] !== id)) slot = (slot + 1) & mask;
  return slot;
}

/** The state after one more unit. Linear over a text: every failure step takes back a step forward. */
export function nextState(automaton: Automaton, state: number, unit: number): number {
  const id = automaton.ids[unit] ?? 0;
  if (id === 0) return 0;
  let from = state;
  while (from !== 0) {
    const target = automaton.edges.targets[edgeSlot(automaton.edges, from, id)] ?? 0;
    if (target !== 0) return target;
    from = automaton.fail[from] ?? 0;
  }
  return automaton.root[id] ?? 0;
}
