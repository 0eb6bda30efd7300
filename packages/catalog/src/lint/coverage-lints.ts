import { isCoverageRoute } from '../coverage-route.ts';
import type { CatalogData, Clause, CoverageEntry } from '../types.ts';
import type { Addressee, CoverageStatus } from '../vocabulary.ts';
import type { Lint } from './lint.ts';

/** The packs that the product promises to carry out: no clause of theirs may be passed over in silence. */
export const coveredPacks: readonly string[] = ['asgf@2.0', 'aigc-labeling@2025'];

export const coverageIsWhole: Lint = {
  name: 'coverage-is-whole',
  description: 'Every clause of a covered pack has one entry, and every entry has a clause.',
  *check(data) {
    const known = new Set<string>(coveredClauses(data).map((clause) => clause.id));
    const seen = new Set<string>();
    for (const { clause } of data.coverage) {
      if (!known.has(clause)) yield { where: clause, message: 'has coverage but is no clause of a covered pack' };
      if (seen.has(clause)) yield { where: clause, message: 'has two coverage entries' };
      seen.add(clause);
    }
    for (const id of known) if (!seen.has(id)) yield { where: id, message: 'has no coverage entry' };
  },
};

const NEEDS_REASON: ReadonlySet<CoverageStatus> = new Set(['guidance', 'context', 'planned']);
const NEEDS_MODULE: ReadonlySet<CoverageStatus> = new Set(['enforced', 'evidenced', 'workflow']);

export const coverageIsExplained: Lint = {
  name: 'coverage-is-explained',
  description: 'What is not carried out has a reason; what is carried out names the module or route that does it.',
  *check(data) {
    for (const entry of data.coverage) {
      const where = entry.clause;
      if (NEEDS_REASON.has(entry.status) && !entry.reason)
        yield { where, message: `is ${entry.status} without a reason` };
      if (NEEDS_MODULE.has(entry.status) && entry.by.length === 0) {
        yield { where, message: `is ${entry.status} but names nothing that does it` };
      }
      if (entry.status === 'planned' && entry.by.length > 0) {
        yield { where, message: 'is planned and names something that does it already' };
      }
      for (const by of entry.by) {
        if (!isCoverageRoute(by) && !/^packages\/[a-z]+\/[a-z0-9/.-]+$/.test(by)) {
          yield { where, message: `${by} is neither a module path nor a route` };
        }
      }
    }
  },
};

const OTHERS: ReadonlySet<Addressee> = new Set(['state', 'sector-authority', 'community']);

export const othersAreContributedTo: Lint = {
  name: 'others-are-contributed-to',
  description:
    'A clause addressed only to the state, authorities or the community is never met here, only contributed to.',
  *check(data) {
    const entries = new Map<string, CoverageEntry>(data.coverage.map((entry) => [entry.clause, entry]));
    for (const clause of coveredClauses(data)) {
      if (!clause.addressee.every((addressee) => OTHERS.has(addressee))) continue;
      const entry = entries.get(clause.id);
      if (entry && !entry.contributes)
        yield { where: clause.id, message: 'is addressed to others: say what we contribute' };
      if (entry && NEEDS_MODULE.has(entry.status)) {
        yield { where: clause.id, message: `is addressed to others and cannot be ${entry.status}` };
      }
    }
  },
};

/** Packs that are headings only: nothing is evidence for a text that could not be read. */
export const unreadPacks: readonly string[] = ['asgf@3.0'];

export const unreadPacksProveNothing: Lint = {
  name: 'unread-packs-prove-nothing',
  description: 'Nothing is claimed against a pack whose text could not be read.',
  *check(data) {
    for (const { clause } of data.coverage) {
      if (unreadPacks.includes(clause.split('/', 1)[0] ?? ''))
        yield { where: clause, message: 'belongs to an unread pack' };
    }
  },
};

function coveredClauses(data: CatalogData): readonly Clause[] {
  return data.packs.filter((pack) => coveredPacks.includes(pack.id)).flatMap((pack) => pack.clauses);
}
