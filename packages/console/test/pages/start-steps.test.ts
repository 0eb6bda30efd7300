import type { ApplicationKey, ApplicationSummary } from '@anlan/api/client';
import { describe, expect, it } from 'vitest';
import { ownApplication, stepsDone } from '../../src/pages/home/start-steps.ts';

const application = (change: Partial<ApplicationSummary>) =>
  ({ id: 'a', example: false, calls: 0, ...change }) as ApplicationSummary;
const example = application({ id: 'e', example: true });
const key = { id: 'k' } as ApplicationKey;
const evidence = [{ clause: 'asgf@2.0/6.3.6', records: 1, proving: 0, lastAt: null }];

describe('the five first steps', () => {
  it.each([
    ['the example alone takes none', [example], [], evidence, []],
    ['registering also grades', [example, application({})], [], evidence, ['register', 'grade']],
    ['a key', [application({})], [key], evidence, ['register', 'grade', 'key']],
    ['a call of the example counts', [{ ...example, calls: 2 }], [], evidence, ['call', 'proof']],
    [
      'a call that left no record is not shown to prove anything',
      [application({ calls: 1 })],
      [],
      [],
      ['register', 'grade', 'call'],
    ],
    ['everything', [application({ calls: 1 })], [key], evidence, ['register', 'grade', 'key', 'call', 'proof']],
  ])('%s', (...[, applications, keys, records, expected]) => {
    expect([...stepsDone({ applications, keys, evidence: records })]).toEqual(expected);
  });

  it('speak of the first application that is not the example', () => {
    expect(ownApplication([example, application({ id: 'own' })])?.id).toBe('own');
  });
});
