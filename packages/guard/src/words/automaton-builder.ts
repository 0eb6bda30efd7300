import { guardError } from '../errors.ts';
import { type Automaton, type EdgeTable, edgeSlot } from './automaton.ts';

/** A word to be found, already folded, with the bits of `Onward` that its proper prefixes carry. */
export interface AutomatonWord {
  readonly units: string;
  readonly onward: number;
}

/** So that depths fit a byte and a candidate stays short. */
export const MAX_WORD_UNITS = 128;

/** Builds the automaton; words are known by their place in the list. */
export function buildAutomaton(words: readonly AutomatonWord[]): Automaton {
  const builder = new Builder(words);
  words.forEach((word, index) => {
    builder.add(word, index);
  });
  builder.link();
  return builder.automaton;
}

class Builder {
  readonly automaton: Automaton;
  #states = 1;
  /** Per state: the state that it hangs on and the id of the edge, for the breadth-first pass. */
  readonly #parent: Int32Array;
  readonly #edgeId: Uint16Array;

  constructor(words: readonly AutomatonWord[]) {
    const size = 1 + words.reduce((sum, word) => sum + word.units.length, 0);
    const ids = denseIds(words);
    this.#parent = new Int32Array(size);
    this.#edgeId = new Uint16Array(size);
    this.automaton = {
      ids,
      edges: emptyEdges(size),
      root: new Int32Array(ids.reduce((max, id) => Math.max(max, id), 0) + 1),
      fail: new Int32Array(size),
      depth: new Uint8Array(size),
      onward: new Uint8Array(size),
      wordAt: new Int32Array(size).fill(-1),
      nextWord: new Int32Array(words.length).fill(-1),
      outLink: new Int32Array(size),
    };
  }

  add(word: AutomatonWord, index: number): void {
    if (word.units.length === 0 || word.units.length > MAX_WORD_UNITS) {
      throw guardError('invalid_word', `a word must have 1 to ${MAX_WORD_UNITS} units after folding`, { index });
    }
    const { onward, wordAt, nextWord } = this.automaton;
    let state = 0;
    for (let i = 0; i < word.units.length; i++) {
      if (state !== 0) onward[state] = (onward[state] ?? 0) | word.onward;
      state = this.#child(state, word.units.charCodeAt(i));
    }
    nextWord[index] = wordAt[state] ?? -1;
    wordAt[state] = index;
  }

  #child(state: number, unit: number): number {
    const { ids, root, edges } = this.automaton;
    const id = ids[unit] ?? 0;
    const slot = edgeSlot(edges, state, id);
    const known = state === 0 ? root[id] : edges.targets[slot];
    if (known !== undefined && known !== 0) return known;
    const child = this.#newState(state, id);
    if (state === 0) {
      root[id] = child;
    } else {
      edges.states[slot] = state;
      edges.ids[slot] = id;
      edges.targets[slot] = child;
    }
    return child;
  }

  #newState(parent: number, id: number): number {
    const state = this.#states++;
    this.#parent[state] = parent;
    this.#edgeId[state] = id;
    this.automaton.depth[state] = (this.automaton.depth[parent] ?? 0) + 1;
    return state;
  }

  /** Failure and output links, shallow states first. */
  link(): void {
    const { fail, outLink, wordAt } = this.automaton;
    for (const state of this.#byDepth()) {
      const target = this.#failureOf(state);
      fail[state] = target;
      outLink[state] = wordAt[target] === -1 ? (outLink[target] ?? 0) : target;
    }
  }

  #failureOf(state: number): number {
    const { fail, root, edges, depth } = this.automaton;
    if (depth[state] === 1) return 0;
    const id = this.#edgeId[state] ?? 0;
    let from = fail[this.#parent[state] ?? 0] ?? 0;
    while (from !== 0) {
      const target = edges.targets[edgeSlot(edges, from, id)] ?? 0;
      if (target !== 0) return target;
      from = fail[from] ?? 0;
    }
    return root[id] ?? 0;
  }

  #byDepth(): Int32Array {
    const { depth } = this.automaton;
    const order = Int32Array.from({ length: this.#states - 1 }, (_, i) => i + 1);
    return order.sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
  }
}

function denseIds(words: readonly AutomatonWord[]): Uint16Array {
  const ids = new Uint16Array(0x10000);
  let count = 0;
  for (const { units } of words) {
    for (let i = 0; i < units.length; i++) {
      const unit = units.charCodeAt(i);
      if (ids[unit] === 0) ids[unit] = ++count;
    }
  }
  return ids;
}

function emptyEdges(states: number): EdgeTable {
  let capacity = 16;
  while (capacity < 2 * states) capacity *= 2;
  return {
    states: new Int32Array(capacity),
    ids: new Uint16Array(capacity),
    targets: new Int32Array(capacity),
    mask: capacity - 1,
  };
}
