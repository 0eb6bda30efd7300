import { sha256 } from '@anlan/audit/node';
import type { ApplicationGuards } from '@anlan/gateway';
import { createGuard, type FindingClass, type Guard, type Policy, profiles } from '@anlan/guard';
import type { Config } from './config/schema.ts';
import { TOUR_FORBIDDEN_WORDS } from './upstream/index.ts';

/** The guards of this server: built once, shared by all calls. */
export interface Guards {
  /** The policy that live applications run under. */
  readonly policy: Policy;
  readonly policyDigest: string;
  /** @param example the example application, which has two more words to stop */
  for(example: boolean): ApplicationGuards;
}

/** Findings that make no sense in instructions: they are written by who runs the application. */
const ATTACKS: readonly FindingClass[] = ['prompt_injection', 'jailbreak', 'system_prompt_extraction'];

export function createGuards(config: Config['guard']): Guards {
  const policy = withWords({ ...profiles[config.profile], dryRun: config.dryRun }, config.words);
  const live = guardsOf(policy);
  // The example application shows how an answer is stopped, by two phrases that mean nothing.
  const exampleGuards = guardsOf(withWords(policy, Object.values(TOUR_FORBIDDEN_WORDS)));
  return {
    policy,
    policyDigest: live.content.policyDigest ?? '',
    for: (example) => (example ? exampleGuards : live),
  };
}

function guardsOf(policy: Policy): ApplicationGuards {
  const build = (built: Policy): Guard => createGuard(built, { sha256 });
  return { content: build(policy), instructions: build(withoutAttacks(policy)) };
}

function withWords(policy: Policy, words: readonly string[]): Policy {
  const added = words.map((text) => ({ text, class: 'operator_list' as const }));
  return { ...policy, words: [...policy.words, ...added] };
}

function withoutAttacks(policy: Policy): Policy {
  const allowed = Object.fromEntries(ATTACKS.map((attack) => [attack, 'allow' as const]));
  return {
    ...policy,
    name: `${policy.name}/instructions`,
    actions: { ...policy.actions, input: { ...policy.actions.input, ...allowed } },
  };
}
