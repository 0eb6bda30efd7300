import { catalog } from '@anlan/catalog';

/** Further away than this many letters, two ids have nothing to do with each other. */
const FARTHEST = 3;
/** Comes first where several packs have what was typed: the text that the product carries out. */
const FIRST_PACK = 'asgf@2.0';

interface Candidate {
  readonly id: string;
  readonly number: string;
}

/** Ids near one that does not exist: the same number in another pack, what begins so, then what is a few typos away. */
export function suggestIds(wrong: string, limit = 5): readonly string[] {
  const typed = wrong
    .slice(0, 100)
    .toLowerCase()
    .replace(/\(([a-z])\)/g, '.$1')
    .replace(/\.{2,}/g, '.');
  const number = typed.slice(typed.lastIndexOf('@') < 0 ? 0 : typed.indexOf('/') + 1);
  return candidates()
    .map((candidate) => ({ id: candidate.id, distance: distanceTo(candidate, typed, number) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** The one of some words that is a typo or two away from what was typed, or begins with it. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const word = typed.slice(0, 40).toLowerCase();
  const [closest] = words
    .map((candidate) => ({ candidate, distance: candidate.startsWith(word) ? 0 : editDistance(word, candidate) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance);
  return closest?.candidate;
}

/** Everything that can be shown: packs, headings, clauses. */
function candidates(): readonly Candidate[] {
  const packs = catalog.listPacks().map(({ id }) => id);
  const ordered = [FIRST_PACK, ...packs.filter((id) => id !== FIRST_PACK)];
  return ordered.flatMap((id) => [
    { id, number: '' },
    ...catalog.clausesOf(id),
    ...(catalog.findPack(id)?.headings ?? []).map((heading) => ({ id: `${id}/${heading.id}`, number: heading.id })),
  ]);
}

function distanceTo({ id, number: own }: Candidate, typed: string, number: string): number {
  if (id === typed || (number !== '' && own === number)) return 0;
  if (number !== '' && own.startsWith(`${number}.`) && id.startsWith(typed.slice(0, 4))) return 1;
  return editDistance(id, typed);
}

/** Levenshtein, over two rows. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > FARTHEST) return Number.POSITIVE_INFINITY;
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
