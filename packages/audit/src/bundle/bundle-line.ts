import {
  hexToBytes,
  type Is,
  isCount,
  isListOf,
  isObjectOf,
  isOneOf,
  isText,
  type JsonObject,
  type JsonValue,
} from '@anlan/core';
import { HASH_BYTES } from '../chain.ts';
import { type WithheldReason, withheldReasons } from './bundle-entry.ts';

export const BUNDLE_FORMAT = 'anlan-bundle@v1';

/** What the bundle claims to hold: all entries of [from, to), or some that were chosen. */
export type BundleScope = { mode: 'range'; from: number; to: number } | { mode: 'selection' };
/** An older checkpoint, with the proof (hex) that the tree of the bundle goes on from it. */
export type EarlierLine = { checkpoint: string; proof: readonly string[] };

export type ManifestLine = {
  type: 'manifest';
  format: string;
  scope: BundleScope;
  checkpoint: string;
  keys: readonly string[];
  earlier: readonly EarlierLine[];
};
export type RecordLine = { type: 'record'; index: number; leaf: string; salt: string; record: JsonObject };
export type WithheldLine = { type: 'withheld'; index: number; leaf: string; reason: WithheldReason };
/** Entries that the bundle does not hold, as the fewest complete subtrees over them. */
export type SkipLine = { type: 'skip'; from: number; to: number; hashes: readonly string[] };
export type EndLine = { type: 'end'; records: number; withheld: number };
export type BundleLine = ManifestLine | RecordLine | WithheldLine | SkipLine | EndLine;

/** One text for each hash, so that an exchange of letters cannot pass unseen. */
const HASH = /^[0-9a-f]{64}$/;
const isHashText: Is<string> = (value): value is string => typeof value === 'string' && HASH.test(value);
/** One signature is checked for each: without a limit, one line could keep a verifier busy for minutes. */
const MAX_EARLIER = 1000;
const MAX_KEYS = 100;
function isShortListOf<Type>(is: Is<Type>, most: number): Is<readonly Type[]> {
  const isList = isListOf(is);
  return (value): value is readonly Type[] => isList(value) && value.length <= most;
}
const isRecord: Is<JsonObject> = (value): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRange = isObjectOf<{ mode: 'range'; from: number; to: number }>({
  mode: isOneOf(['range']),
  from: isCount,
  to: isCount,
});
const isSelection = isObjectOf<{ mode: 'selection' }>({ mode: isOneOf(['selection']) });
const isScope: Is<BundleScope> = (value): value is BundleScope => isRange(value) || isSelection(value);

const LINES: { readonly [Type in BundleLine['type']]: Is<Extract<BundleLine, { type: Type }>> } = {
  manifest: isObjectOf<ManifestLine>({
    type: isOneOf(['manifest']),
    format: isText,
    scope: isScope,
    checkpoint: isText,
    keys: isShortListOf(isText, MAX_KEYS),
    earlier: isShortListOf(isObjectOf<EarlierLine>({ checkpoint: isText, proof: isListOf(isHashText) }), MAX_EARLIER),
  }),
  record: isObjectOf<RecordLine>({
    type: isOneOf(['record']),
    index: isCount,
    leaf: isHashText,
    salt: isHashText,
    record: isRecord,
  }),
  withheld: isObjectOf<WithheldLine>({
    type: isOneOf(['withheld']),
    index: isCount,
    leaf: isHashText,
    reason: isOneOf(withheldReasons),
  }),
  skip: isObjectOf<SkipLine>({ type: isOneOf(['skip']), from: isCount, to: isCount, hashes: isListOf(isHashText) }),
  end: isObjectOf<EndLine>({ type: isOneOf(['end']), records: isCount, withheld: isCount }),
};

/** One line of a bundle, without its line end. */
export function formatBundleLine(line: BundleLine): string {
  return JSON.stringify(line satisfies JsonValue);
}

/** Reads a line of anybody's: undefined where it is none, or has other members than its type. */
export function parseBundleLine(text: string): BundleLine | undefined {
  const json = tryParse(text);
  if (!isRecord(json) || typeof json.type !== 'string' || !Object.hasOwn(LINES, json.type)) return undefined;
  const is: Is<BundleLine> = LINES[json.type as BundleLine['type']];
  return is(json) ? json : undefined;
}

/** Whether leaving out the entries [from, to) leaves a gap in what the bundle claims to hold whole. */
export function leavesGap(scope: BundleScope, from: number, to: number): boolean {
  return scope.mode === 'range' && Math.max(from, scope.from) < Math.min(to, scope.to);
}

/** The bytes of a hash that `parseBundleLine` let pass. */
export function hashOfText(hex: string): Uint8Array {
  return hexToBytes(hex) ?? new Uint8Array(HASH_BYTES);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
