import type { EditPlan, Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { type Box, boxEnd, boxes, buildBox } from './boxes.ts';
import { editMovie } from './movie-edit.ts';
import { type Shift, tablesToShift } from './offset-tables.ts';
import { planWithTables } from './table-plan.ts';
import { uuidKind } from './uuid-box.ts';
import { clearXmpBox } from './xmp-box.ts';

/** Boxes that nothing points into: when only these follow, the movie header may grow freely. */
const UNREFERENCED = new Set(['free', 'skip', 'wide', 'uuid']);

/**
 * The label becomes a key of `moov.udta.meta`. Media data are copied, never rewritten. When `moov` stands before them
 * and grows, a `free` box behind it gives the room; where there is none, the file gets longer there and every absolute
 * offset is raised by the difference. Moving `moov` to the end would need no such care, but would take the fast start
 * from every file that is made for the web, and is not possible in fragmented ones.
 */
export async function planBmff(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const top = await topLevel(file);
  const movie = onlyMovie(top);
  const edit = await editMovie(file, movie, serialiseLabel(label, 'bare'));
  const { splices, amount } = takeRoom(top, movie, edit.growth);
  const moves = amount !== 0 && top.some((box) => box.offset > movie.offset && !UNREFERENCED.has(box.type));
  const shift: Shift = { from: boxEnd(movie), amount };
  const tables = moves ? await tablesToShift(file, top, shift) : [];
  return planWithTables(file, [...edit.splices, ...splices, ...(await clearXmpBoxes(file, top))], tables);
}

async function topLevel(file: FileView): Promise<readonly Box[]> {
  const found: Box[] = [];
  for await (const box of boxes(file, { from: 0, to: file.size })) found.push(box);
  return found;
}

function onlyMovie(top: readonly Box[]): Box {
  const [movie, ...others] = top.filter(({ type }) => type === 'moov');
  if (movie === undefined) throw labelError('structure_broken', 'no movie header');
  if (others.length > 0) throw labelError('structure_broken', 'several movie headers');
  return movie;
}

/** Lets a `free` box directly behind the movie header take up growth, or fills the gap where the header shrinks. */
function takeRoom(
  top: readonly Box[],
  movie: Box,
  growth: number,
): { readonly splices: readonly Splice[]; readonly amount: number } {
  const next = top.find((box) => box.offset === boxEnd(movie));
  if (growth === 0 || next === undefined) return { splices: [], amount: growth };
  if (growth <= -8)
    return {
      splices: [{ from: next.offset, length: 0, bytes: buildBox('free', new Uint8Array(-growth - 8)) }],
      amount: 0,
    };
  const left = next.length - growth;
  const free = (next.type === 'free' || next.type === 'skip') && next.headerLength === 8 && !next.open;
  if (!free || (left !== 0 && left < 8) || left > 0xffffffff) return { splices: [], amount: growth };
  const bytes = left === 0 ? new Uint8Array() : buildBox(next.type, new Uint8Array(left - 8)).subarray(0, 8);
  return { splices: [{ from: next.offset, length: bytes.length + growth, bytes }], amount: 0 };
}

async function clearXmpBoxes(file: FileView, top: readonly Box[]): Promise<readonly Splice[]> {
  const splices: Splice[] = [];
  for (const box of top) if ((await uuidKind(file, box)) === 'xmp') splices.push(...(await clearXmpBox(file, box)));
  return splices;
}
