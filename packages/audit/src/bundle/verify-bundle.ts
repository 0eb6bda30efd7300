import { type BundleLine, type ManifestLine, parseBundleLine } from './bundle-line.ts';
import type { BundleProblem } from './bundle-problem.ts';
import { BundleWalk } from './bundle-walk.ts';
import { type BundleVerifierOptions, type ProvenManifest, verifyManifest } from './verify-manifest.ts';

/** What a bundle proves: these records, as they are, are in the log that signed the checkpoint, at their places. */
export interface BundleProven extends ProvenManifest {
  readonly ok: true;
  readonly records: number;
  /** Entries of which only the leaf is shown. */
  readonly withheld: number;
  /** `named_keys`: by the keys that the bundle names itself, which the caller has still to compare. */
  readonly trust: 'policy' | 'named_keys';
}

export interface BundleRefuted {
  readonly ok: false;
  readonly reason: BundleProblem;
  /** From 1: where it was seen. */
  readonly line: number;
}

/** An entry has at most 16 MiB; its JSON may be longer by escapes. */
const MAX_LINE = 64 * 1024 * 1024;

/**
 * Verifies a bundle of anybody's, given as its lines with or without their ends, in memory that does not grow with it.
 * Every record is hashed anew to its leaf, the leaves to the root, and the root is held against a checkpoint that the
 * policy trusts. Never throws. In a bundle with a range nothing is missing from the range; what a selection leaves out
 * it may leave out for any reason.
 */
export async function verifyBundle(
  lines: AsyncIterable<string> | Iterable<string>,
  options: BundleVerifierOptions,
): Promise<BundleProven | BundleRefuted> {
  let number = 0;
  let begun: Begun | undefined;
  try {
    for await (const text of lines) {
      number += 1;
      const line = readLine(text);
      if (typeof line === 'string') return refuted(begun?.walk.ended ? 'line_after_end' : line, number);
      const next = begun ? await begun.walk.follow(line) : await begin(line, options);
      if (typeof next === 'string') return refuted(next, number);
      begun ??= next;
    }
  } catch {
    return refuted('lines_unreadable', number + 1);
  }
  return begun?.walk.ended ? proven(begun, options) : refuted(begun ? 'truncated' : 'manifest_missing', number + 1);
}

interface Begun {
  readonly manifest: ProvenManifest;
  readonly walk: BundleWalk;
}

function readLine(text: unknown): BundleLine | 'line_malformed' | 'line_too_long' {
  if (typeof text !== 'string') return 'line_malformed';
  return text.length > MAX_LINE ? 'line_too_long' : (parseBundleLine(text) ?? 'line_malformed');
}

async function begin(line: BundleLine, options: BundleVerifierOptions): Promise<Begun | BundleProblem> {
  if (!isManifest(line)) return 'manifest_missing';
  const manifest = await verifyManifest(line, options);
  return manifest.ok ? { manifest: manifest.value, walk: new BundleWalk(manifest.value, options) } : manifest.error;
}

function isManifest(line: BundleLine): line is ManifestLine {
  return line.type === 'manifest';
}

function proven({ manifest, walk }: Begun, { policy }: BundleVerifierOptions): BundleProven {
  return { ok: true, ...manifest, ...walk.counts, trust: policy === 'named_keys' ? 'named_keys' : 'policy' };
}

function refuted(reason: BundleProblem, line: number): BundleRefuted {
  return { ok: false, reason, line };
}
