import { type CountName, countPack } from '../counts.ts';
import type { Lint } from './lint.ts';

/**
 * Counted by hand in the published Chinese text of 2.0 (chapters 1 and 3 to 6, the mapping table, annexes 1 to 3).
 * A lost or doubled entry would silently change every grade and every list of duties.
 */
const FRAMEWORK_2_0: Readonly<Partial<Record<CountName, number>>> = {
  principles: 5,
  risks: 30,
  measures: 30,
  governance: 14,
  guidelines: 44,
  elements: 3,
  levels: 5,
  trustPrinciples: 8,
  terms: 15,
  mappings: 30,
  technicalEdges: 75,
  governanceEdges: 14,
};

/** Clauses under each heading of 2.0: 6+4, 4+3+3+2, 2+6 risks; 4+5, 5+3+5+3, 2+3 measures; 14/7/17/6 guidelines. */
const UNDER_HEADING: Readonly<Record<string, number>> = {
  '3.1.1': 6,
  '3.1.2': 4,
  '3.2.1': 4,
  '3.2.2': 3,
  '3.2.3': 3,
  '3.2.4': 2,
  '3.3.1': 2,
  '3.3.2': 6,
  '4.1.1': 4,
  '4.1.2': 5,
  '4.2.1': 5,
  '4.2.2': 3,
  '4.2.3': 5,
  '4.2.4': 3,
  '4.3.1': 2,
  '4.3.2': 3,
  '6.1': 14,
  '6.2': 7,
  '6.3': 17,
  '6.4': 6,
};

export const frameworkCounts: Lint = {
  name: 'framework-counts',
  description: 'Framework 2.0 has the number of clauses, table rows and edges that its text has.',
  *check(data) {
    const pack = data.packs.find((candidate) => candidate.id === 'asgf@2.0');
    if (!pack) return;
    const counts = countPack(pack);
    for (const [name, expected] of Object.entries(FRAMEWORK_2_0)) {
      const found = counts[name as CountName] ?? 0;
      if (found !== expected) yield { where: pack.id, message: `has ${found} ${name}, the text has ${expected}` };
    }
    for (const [heading, expected] of Object.entries(UNDER_HEADING)) {
      const found = pack.clauses.filter((clause) => clause.heading === heading).length;
      if (found !== expected) {
        yield { where: `${pack.id}/${heading}`, message: `has ${found} clauses, the text has ${expected}` };
      }
    }
  },
};
