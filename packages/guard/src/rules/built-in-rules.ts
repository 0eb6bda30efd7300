import { injectionRulesEn } from './lists/injection-en.ts';
import { injectionRulesZh } from './lists/injection-zh.ts';
import { jailbreakRulesEn } from './lists/jailbreak-en.ts';
import { jailbreakRulesZh } from './lists/jailbreak-zh.ts';
import { promptExtractionRulesEn } from './lists/prompt-extraction-en.ts';
import { promptExtractionRulesZh } from './lists/prompt-extraction-zh.ts';
import type { Rule } from './rule.ts';

/** The built-in rules against attacks on the model, in two languages. */
export const builtInRules: readonly Rule[] = [
  ...injectionRulesZh,
  ...injectionRulesEn,
  ...jailbreakRulesZh,
  ...jailbreakRulesEn,
  ...promptExtractionRulesZh,
  ...promptExtractionRulesEn,
];
