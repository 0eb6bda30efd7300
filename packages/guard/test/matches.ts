import { createGuard, type FindingClass } from '../src/index.ts';
import { allClasses, policyOf } from './policies.ts';

/** A search for one class alone that gives the stretches of text it found. */
export function matchesOf(wanted: FindingClass): (text: string) => readonly string[] {
  const guard = createGuard(policyOf({ actions: { ...allClasses('allow'), [wanted]: 'flag' } }));
  return (text) => guard.screen('input', text).findings.map(({ start, end }) => text.slice(start, end));
}
