import { catalog } from '@anlan/catalog';

/** Ids near one that does not exist: the same number in another pack, what begins so, then what is a few typos away. */
export function suggestIds(wrong: string, limit = 5): readonly string[] {
  const typed = wrong
    .slice(0, 100)
    .toLowerCase()
    .replace(/\(([a-z])\)/g, '.$1')
    .replace(/\.{2,}/g, '.');
  const number = typed.slice(typed.lastIndexOf('@') < 0 ? 0 : typed.indexOf('/') + 1);
  const clauses = catalog.listPacks().flatMap((pack) => catalog.clausesOf(pack.id));
  return clauses
    .map((clause) => ({ id: clause.id, distance: distanceTo(clause, typed, number) }))
    .filter(({ distance }) => distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ id }) => id);
}

function distanceTo(clause: { readonly id: string; readonly number: string }, typed: string, number: string): number {
  if (clause.id === typed || clause.number === number) return 0;
  if (number !== '' && clause.number.startsWith(`${number}.`) && clause.id.startsWith(typed.slice(0, 4))) return 1;
  return editDistance(clause.id, typed);
}

/** Levenshtein, over two rows. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
