import { parseClauseId } from '@anlan/core';

/** Packs whose clauses are shown by number alone; a clause of another one carries its instrument. */
const FRAMEWORK = 'asgf';

/** The short label of a clause: `4.2.2(b)`, `aigc-labeling art-6`. Text that is no clause id stays as it is. */
export function clauseLabel(id: string): string {
  const ref = parseClauseId(id);
  if (!ref) return id;
  const number = clauseNumber(ref.number);
  return ref.instrument === FRAMEWORK ? number : `${ref.instrument} ${number}`;
}

/** `4.2.2.b` → `4.2.2(b)`, as the instrument prints it. */
export function clauseNumber(number: string): string {
  return number.replace(/(\d)\.([a-z])(?=$|\.|\/)/g, '$1($2)');
}

/** Chapter of a clause number: `4.2.2.b` → `4`, `annex2/1` → `annex2`. */
export function chapterOf(number: string): string {
  return number.split(/[./]/, 1)[0] ?? number;
}
