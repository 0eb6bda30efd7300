import type { CheckpointProblem } from '../note/verify-checkpoint.ts';
import type { LeafProblem } from '../verify/entry-leaf.ts';

/** Why a bundle does not prove what it claims: what was observed, not who did it. */
export type BundleProblem =
  | CheckpointProblem
  | LeafProblem
  /** The first line is not a manifest, or there is no line. */
  | 'manifest_missing'
  /** A later version of the format. */
  | 'version_unknown'
  /** The range is not within the tree that the checkpoint signs. */
  | 'scope_outside_tree'
  /** The bundle names no key of the log, and the caller asked to take the keys that it names. */
  | 'keys_missing'
  /** A line that is no JSON, of no known type, or with other members than its type has. */
  | 'line_malformed'
  /** Longer than a line of any entry is. */
  | 'line_too_long'
  /** A second manifest. */
  | 'manifest_repeated'
  /** A later entry, or skip, stands where another one is due. */
  | 'index_gap'
  /** An index that has been passed already. */
  | 'index_backwards'
  /** An entry, or skip, behind the last leaf of the tree. */
  | 'index_outside_tree'
  /** A skip over nothing, or with more or fewer hashes than its numbers ask for. */
  | 'skip_malformed'
  /** A skip within the range that the bundle claims to hold whole. */
  | 'range_incomplete'
  /** A record and its salt do not give the leaf that stands beside them. */
  | 'leaf_mismatch'
  /** The leaves and skips do not give the root that the log signed. */
  | 'root_mismatch'
  /** The end comes before the last leaf of the tree. */
  | 'tree_incomplete'
  /** The end says another number of entries. */
  | 'count_mismatch'
  /** There is no end: lines are missing. */
  | 'truncated'
  /** Something stands behind the end. */
  | 'line_after_end'
  /** An older checkpoint does not verify. */
  | 'earlier_invalid'
  /** The tree does not go on from an older checkpoint: the log has shown two histories, or the proof is none. */
  | 'earlier_inconsistent'
  /** A checkpoint that the caller knows is neither that of the bundle nor among the older ones. */
  | 'known_missing'
  /** At a size that the caller knows, the bundle has another root: two histories. */
  | 'known_mismatch'
  /** Asking for the next line failed. */
  | 'lines_unreadable'
  /** The hash function that was passed in failed or did not return 32 bytes. */
  | 'hash_failed';
