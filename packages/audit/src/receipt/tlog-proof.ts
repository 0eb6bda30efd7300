import { err, ok, type Result } from '@anlan/core';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { auditError } from '../errors.ts';
import { parseSize } from '../note/checkpoint.ts';
import { isHash } from '../tree/node-hash.ts';

/** Proof that a leaf is in a log, in one text that verifies offline (c2sp.org/tlog-proof). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling to the root's child. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, as the log published it. */
  readonly checkpoint: string;
  /** Not signed by anybody: never to be trusted. We write none. */
  readonly extra?: Uint8Array;
}

const VERSION = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';
/** A tree of 2^64 leaves has no longer path. */
const MAX_PROOF = 64;
const MAX_TEXT = 1024 * 1024;

/** Writes a proof; its file has the ending `.tlog-proof`. */
export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [
    VERSION,
    ...(extra ? [EXTRA + encodeBase64(extra)] : []),
    INDEX + index,
    ...proof.map((hash) => encodeBase64(hash)),
  ];
  const text = `${lines.join('\n')}\n\n${checkpoint}`;
  if (!parseTlogProof(text).ok) throw auditError('invalid_argument', 'no proof has such an index or such hashes');
  return text;
}

/** Reads a proof of anybody's. Never throws; says nothing about whether it holds. */
export function parseTlogProof(text: string): Result<TlogProof, 'receipt_malformed'> {
  const end = text.indexOf('\n\n');
  if (end < 0 || text.length > MAX_TEXT) return err('receipt_malformed');
  const [version, ...lines] = text.slice(0, end).split('\n');
  const extra = lines[0]?.startsWith(EXTRA) ? lines.shift()?.slice(EXTRA.length) : undefined;
  const index = lines.shift();
  const fields = { index: readIndex(index), proof: lines.map(readHash), extra: readExtra(extra) };
  if (version !== VERSION || fields.index === undefined || lines.length > MAX_PROOF) return err('receipt_malformed');
  if (!fields.proof.every(isHash) || (extra !== undefined && fields.extra === undefined))
    return err('receipt_malformed');
  const found = { index: fields.index, proof: fields.proof, checkpoint: text.slice(end + 2) };
  return ok(fields.extra === undefined ? found : { ...found, extra: fields.extra });
}

function readIndex(line: string | undefined): number | undefined {
  return line?.startsWith(INDEX) ? parseSize(line.slice(INDEX.length)) : undefined;
}

function readHash(line: string): Uint8Array | undefined {
  return decodeBase64(line);
}

function readExtra(encoded: string | undefined): Uint8Array | undefined {
  return encoded === undefined ? undefined : decodeBase64(encoded);
}
