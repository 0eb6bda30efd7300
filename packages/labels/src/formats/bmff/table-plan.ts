import { bytesPiece, copyPiece, type EditPlan, type Piece, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type OffsetTable, shiftedBlocks } from './offset-tables.ts';

/**
 * The plan that carries out splices and renews tables of offsets. The tables of a long film have millions of entries:
 * they are read and renewed block by block while the plan is carried out.
 */
export function planWithTables(file: FileView, splices: readonly Splice[], tables: readonly OffsetTable[]): EditPlan {
  if (tables.length === 0) return planSplices(file.size, splices);
  const edits = [...splices, ...tables.map((table) => ({ ...table, length: table.count * table.stride }))];
  edits.sort((a, b) => a.from - b.from);
  edits.reduce((end, { from, length }) => {
    if (from < end) throw labelError('file_not_editable', 'boxes that overlap', { reason: 'overlap' });
    return from + length;
  }, 0);
  return pieces(file, edits);
}

async function* pieces(
  file: FileView,
  edits: readonly (Splice | (OffsetTable & { readonly length: number }))[],
): AsyncGenerator<Piece, void, undefined> {
  let at = 0;
  for (const edit of edits) {
    if (edit.from > at) yield copyPiece(at, edit.from - at);
    if ('bytes' in edit) yield bytesPiece(edit.bytes);
    else for await (const block of shiftedBlocks(file, edit)) yield bytesPiece(block);
    at = edit.from + edit.length;
  }
  if (at < file.size) yield copyPiece(at, file.size - at);
}
