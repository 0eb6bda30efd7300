import { parseClauseId } from '@anlan/core';
import type { Pack } from '../types.ts';
import type { Lint, Problem } from './lint.ts';

export const uniqueIds: Lint = {
  name: 'unique-ids',
  description: 'Pack, heading, clause and part ids occur once; a clause has no number that a heading has.',
  *check(data) {
    yield* repeated(data.packs.map((pack) => pack.id));
    for (const pack of data.packs) {
      yield* repeated([
        ...pack.headings.map((heading) => `${pack.id}/${heading.id}`),
        ...pack.clauses.map((clause) => clause.id as string),
      ]);
      for (const clause of pack.clauses) yield* repeated(clause.parts.map((part) => `${clause.id}#${part.id}`));
    }
  },
};

export const wellFormedIds: Lint = {
  name: 'well-formed-ids',
  description: 'Clause ids have the form instrument@version/number.',
  *check(data) {
    for (const pack of data.packs) {
      for (const clause of pack.clauses) {
        if (!parseClauseId(clause.id)) yield { where: clause.id, message: 'is not a clause id' };
      }
    }
  },
};

export const headingsExist: Lint = {
  name: 'headings-exist',
  description: 'Every clause stands under a heading of its pack.',
  *check(data) {
    for (const pack of data.packs) {
      const known = new Set(pack.headings.map((heading) => heading.id));
      for (const clause of pack.clauses) {
        if (!known.has(clause.heading)) yield { where: clause.id, message: `heading ${clause.heading} does not exist` };
      }
    }
  },
};

export const ownTitlesAreDistinct: Lint = {
  name: 'own-titles-are-distinct',
  description: 'A short title of our own is shared with no other clause of its pack, so that a list tells them apart.',
  *check(data) {
    for (const { clauses } of data.packs) {
      for (const { id, title, titleSource } of clauses) {
        if (titleSource === 'official') continue;
        const twin = clauses.find(
          (other) => other.id !== id && (other.title.zh === title.zh || other.title.en === title.en),
        );
        if (twin) yield { where: id, message: `has the title of ${twin.number}` };
      }
    }
  },
};

export const partialPacksHaveNotes: Lint = {
  name: 'partial-packs-have-notes',
  description: 'A partial pack says in its note what is missing.',
  *check(data) {
    for (const pack of data.packs) {
      if (pack.status === 'partial' && !pack.note) yield { where: pack.id, message: 'is partial and has no note' };
    }
  },
};

const LAWFUL: ReadonlySet<Pack['kind']> = new Set(['measures', 'regulation']);

export const datesInOrder: Lint = {
  name: 'dates-in-order',
  description: 'A text with legal force says when it takes effect, and not before it was published.',
  *check(data) {
    for (const pack of data.packs) {
      if (LAWFUL.has(pack.kind) && pack.inForce === null) yield { where: pack.id, message: 'has no date in force' };
      if (pack.published !== null && pack.inForce !== null && pack.inForce < pack.published) {
        yield { where: pack.id, message: 'is in force before it was published' };
      }
    }
  },
};

function* repeated(ids: readonly string[]): Generator<Problem> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) yield { where: id, message: 'occurs more than once' };
    seen.add(id);
  }
}
