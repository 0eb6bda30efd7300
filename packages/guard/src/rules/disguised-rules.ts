import { foldText } from '../tape/fold-text.ts';
import { reverse, rot13 } from '../words/word-variants.ts';
import type { Rule, RuleSlot } from './rule.ts';
import { type CompiledRule, compileRule } from './rule-matcher.ts';

/** A rule in the disguises that are put into its words: from back to front, and Latin letters moved by thirteen places. */
export function disguisedRules(rule: Rule): readonly CompiledRule[] {
  const disguised = [compileRule(reversed(rule), 'reversed')];
  return rule.language === 'en' ? [...disguised, compileRule(inRot13(rule), 'rot13')] : disguised;
}

/** The last word first; what lay between two words still does. */
function reversed({ unless: _, ...rule }: Rule): Rule {
  const { pattern } = rule;
  const last = pattern.length - 1;
  const slots = pattern.map((_slot, place): RuleSlot => {
    const source = pattern[last - place];
    return {
      any: (source?.any ?? []).map((word) => reverse(foldText(word))),
      within: pattern[last - place + 1]?.within ?? 0,
    };
  });
  return { ...rule, pattern: slots };
}

function inRot13(rule: Rule): Rule {
  const words = (any: readonly string[]): readonly string[] => any.map((word) => rot13(foldText(word)));
  const pattern = rule.pattern.map((slot) => ({
    ...slot,
    any: words(slot.any),
    ...(slot.notBefore && { notBefore: words(slot.notBefore) }),
  }));
  const unless = (rule.unless ?? []).map((excuse) => ({ ...excuse, any: words(excuse.any) }));
  return { ...rule, pattern, unless };
}
