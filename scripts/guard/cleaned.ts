import { balanced, createGuard } from '../../packages/guard/src/index.ts';
import { hashText } from './random.ts';
import type { Sample } from './sample.ts';

/** Of comments that are no abuse a quarter teaches enough: there are more of them than of everything else. */
const COMMENT_SHARE = 4;
const COMMENTS = new Set(['COLDataset', 'Davidson hate/offensive']);
const ATTACKS: ReadonlySet<string> = new Set(['prompt_injection', 'jailbreak', 'system_prompt_extraction']);
const NAMES_A_JAILBREAK = /\bDAN\b|忘记你是|没有任何限制|道德和法律限制|无条件听从/;
const rulesAlone = createGuard({ ...balanced, classifier: 'off' });
const ruled = new Map<string, boolean>();

/** Whether a rule of the guard finds an attack, without the classifier. */
export function findsAttack(text: string): boolean {
  const known = ruled.get(text);
  if (known !== undefined) return known;
  const found = rulesAlone.screen('input', text).findings.some((finding) => ATTACKS.has(finding.class));
  ruled.set(text, found);
  return found;
}

/**
 * The samples fit to learn from. Collections of role prompts hold jailbreaks among harmless ones and call all of them
 * harmless: those in which a rule of the guard finds an attack are left out.
 */
export function cleaned(samples: readonly Sample[]): readonly Sample[] {
  const isMislabelled = ({ source, text }: Sample): boolean =>
    source.startsWith('awesome-chatgpt-prompts') && (NAMES_A_JAILBREAK.test(text) || findsAttack(text));
  const isSurplus = ({ source, kind, text }: Sample): boolean =>
    COMMENTS.has(source) && kind === 'ordinary' && hashText(text) % COMMENT_SHARE !== 0;
  return samples.filter((sample) => !isSurplus(sample) && !isMislabelled(sample));
}
