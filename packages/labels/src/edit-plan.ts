import type { AnlanError } from '@anlan/core';
import { type LabelErrorCode, labelError } from './errors.ts';
import { assertRange, type ByteSource } from './source.ts';

/** A stretch of the output: copied from the input as it is, or new bytes. */
export type Piece =
  | { readonly kind: 'copy'; readonly from: number; readonly length: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/**
 * What to write: the output is the concatenation of the pieces. So writing streams with flat memory, what is copied is
 * identical by construction, and a test can see which ranges are. An array where few pieces suffice, an async generator
 * where every page or block needs one.
 */
export type EditPlan = Iterable<Piece> | AsyncIterable<Piece>;

const BLOCK = 1024 * 1024;

export function copyPiece(from: number, length: number): Piece {
  return { kind: 'copy', from, length };
}

export function bytesPiece(bytes: Uint8Array): Piece {
  return { kind: 'bytes', bytes };
}

/** One replacement: `length` bytes of the input at `from` give way to `bytes`. Length 0 inserts, no bytes removes. */
export interface Splice {
  readonly from: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/**
 * The plan that carries out splices on an input of `size` bytes, in any order. Throws `file_not_editable` where they
 * overlap: the file says of some bytes that they are two things.
 */
export function planSplices(size: number, splices: readonly Splice[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  // An insertion comes before what is replaced at the same place; sorting is stable, so several keep their order.
  for (const splice of [...splices].sort((a, b) => a.from - b.from || a.length - b.length)) {
    if (splice.from < at) throw overlapping();
    pieces.push(copyPiece(at, splice.from - at), bytesPiece(splice.bytes));
    at = splice.from + splice.length;
  }
  if (at > size) throw overlapping();
  return [...pieces, copyPiece(at, size - at)].filter((piece) => pieceLength(piece) > 0);
}

function overlapping(): AnlanError<LabelErrorCode> {
  return labelError('file_not_editable', 'parts that are to be edited overlap', { reason: 'overlapping_parts' });
}

/** Where a byte of the input stands in the output of the splices. A byte that is replaced counts as unmoved within its splice. */
export function movedOffset(splices: readonly Splice[], offset: number): number {
  const before = splices.filter((splice) => splice.from + splice.length <= offset);
  return before.reduce((sum, splice) => sum + splice.bytes.length - splice.length, offset);
}

export function pieceLength(piece: Piece): number {
  return piece.kind === 'copy' ? piece.length : piece.bytes.length;
}

/** The output of a plan, in blocks of at most a megabyte. Throws `source_range_invalid` where a plan is wrong. */
export async function* applyPlan(source: ByteSource, plan: EditPlan): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of plan) {
    if (piece.kind === 'bytes') {
      yield piece.bytes;
      continue;
    }
    assertRange(source.size, piece.from, piece.length);
    for (let done = 0; done < piece.length; done += BLOCK) {
      yield source.read(piece.from + done, Math.min(BLOCK, piece.length - done));
    }
  }
}
