import { describe, expect, test } from 'vitest';
import { type AccountId, type Approval, type ApprovalProblem, checkApproval } from '../src/index.ts';

const NOW = 1_750_000_000_000;
const HOUR = 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const expected = { action: 'stop.release', digest: 'ab'.repeat(32), now: NOW };
const good: Approval = {
  action: expected.action,
  digest: expected.digest,
  requestedBy: 'account-1' as AccountId,
  decidedBy: 'account-2' as AccountId,
  reason: 'drill is over',
  at: NOW - HOUR,
};

describe('an approval', () => {
  test.each<[string, Partial<Approval>, ApprovalProblem | undefined]>([
    ['of another person for this act stands', {}, undefined],
    ['of the same person does not', { decidedBy: good.requestedBy }, 'same_person'],
    ['for another act does not', { action: 'stop.engage' }, 'other_action'],
    ['for other parameters does not', { digest: 'cd'.repeat(32) }, 'other_digest'],
    ['without a reason does not', { reason: ' \n ' }, 'no_reason'],
    ['exactly a day old stands', { at: NOW - 24 * HOUR }, undefined],
    ['over a day old does not', { at: NOW - 24 * HOUR - 1 }, 'expired'],
    ['from a clock five minutes ahead stands', { at: NOW + 5 * MINUTE }, undefined],
    ['from further in the future does not', { at: NOW + 5 * MINUTE + 1 }, 'from_future'],
  ])('%s', (_, change, problem) => {
    expect(checkApproval({ ...good, ...change }, expected)).toBe(problem);
  });

  test('with several problems names the first', () => {
    expect(checkApproval({ ...good, decidedBy: good.requestedBy, reason: '', at: 0 }, expected)).toBe('same_person');
  });
});
