import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/node/sha256.ts';
import { parsePolicy } from '../../src/note/parse-policy.ts';
import { isQuorum } from '../../src/note/trust-policy.ts';
import { formatVerifierKey } from '../../src/note/verifier-key.ts';
import { logSigner, witnesses } from './signers.ts';

const log = formatVerifierKey(logSigner.key);
const [w1 = '', w2 = '', w3 = ''] = witnesses.map(({ key }) => formatVerifierKey(key));
const three = `witness A ${w1}\nwitness B ${w2} https://b.example/\nwitness C ${w3}\n`;
const whole = `# who is trusted\nlog ${log} https://log.example/\n\n${three}\tgroup ab any A B\ngroup all all ab C\nquorum all\n`;
const found = (text: string) => parsePolicy(text, sha256);

describe('a policy file', () => {
  it('names logs, witnesses, groups and the quorum', async () => {
    const policy = await found(whole);
    expect(policy.ok && policy.value.logs).toEqual([logSigner.key]);
    const met = (...chosen: number[]): boolean =>
      policy.ok &&
      isQuorum(
        policy.value.quorum,
        chosen.map((n) => witnesses[n]!.key),
      );
    expect([met(0, 2), met(1, 2), met(0, 1), met(2)]).toEqual([true, true, false, false]);
  });

  it('may ask for no witness, or for one', async () => {
    expect(await found('quorum none\n')).toEqual({ ok: true, value: { logs: [], quorum: { kind: 'none' } } });
    expect(await found(`${three}quorum B`)).toMatchObject({
      value: { quorum: { kind: 'witness', key: witnesses[1]!.key } },
    });
  });

  it.each<[string, string, string, number]>([
    ['nothing', '', 'policy_quorum_missing', 2],
    ['another word', 'logs x\n', 'policy_malformed', 1],
    ['a control', 'quorum none\r\n', 'policy_malformed', 1],
    ['words behind', 'quorum none none\n', 'policy_malformed', 1],
    ['a log without a key', 'log\n', 'policy_malformed', 1],
    ['a key that none is', 'log x\n', 'policy_key_malformed', 1],
    ['a witness with the key of a log', `witness A ${log}\n`, 'policy_key_malformed', 1],
    ['one log twice', `log ${log}\nlog ${log}\n`, 'policy_key_repeated', 2],
    ['one witness under two names', `witness A ${w1}\nwitness B ${w1}\n`, 'policy_key_repeated', 2],
    ['one name twice', `witness A ${w1}\nwitness A ${w2}\n`, 'policy_name_repeated', 2],
    ['a witness called none', `witness none ${w1}\n`, 'policy_name_repeated', 1],
    ['a member that is not known', `${three}group g any A D\n`, 'policy_name_unknown', 4],
    ['none as a member', `${three}group g any A none\n`, 'policy_name_unknown', 4],
    ['a group in itself', `${three}group g any A g\n`, 'policy_name_unknown', 4],
    ['a member twice in one group', `${three}group g 2 A A\n`, 'policy_member_repeated', 4],
    ['a member of two groups', `${three}group g any A\ngroup h any A\n`, 'policy_member_repeated', 5],
    ['more than there are', `${three}group g 3 A B\n`, 'policy_threshold_wrong', 4],
    ['fewer than one', `${three}group g 0 A B\n`, 'policy_threshold_wrong', 4],
    ['a group without members', 'group g any\n', 'policy_malformed', 1],
    ['two quorums', 'quorum none\nquorum none\n', 'policy_quorum_repeated', 2],
    ['a quorum of nobody known', 'quorum A\n', 'policy_name_unknown', 1],
  ])('with %s is refused', async (_, text, reason, line) => {
    expect(await found(text)).toEqual({ ok: false, error: { reason, line } });
  });

  it('is read or refused, never thrown at', async () => {
    const words = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'any',
      'A',
      'B',
      w1,
      w2,
      log,
      '\n',
      '\n',
      '2',
      '#',
    );
    const lines = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.oneof(lines, fc.string({ unit: 'binary' })), async (text) => {
        expect(typeof (await found(text)).ok).toBe('boolean');
      }),
    );
  });
});
