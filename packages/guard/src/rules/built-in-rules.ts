import { exfiltrationRules } from './lists/exfiltration.ts';
import { indirectRulesEn } from './lists/indirect-en.ts';
import { indirectRulesZh } from './lists/indirect-zh.ts';
import { injectionRulesEn } from './lists/injection-en.ts';
import { injectionRulesZh } from './lists/injection-zh.ts';
import { jailbreakRulesEn } from './lists/jailbreak-en.ts';
import { jailbreakRulesZh } from './lists/jailbreak-zh.ts';
import { personaRulesEn } from './lists/persona-en.ts';
import { personaRulesZh } from './lists/persona-zh.ts';
import { promptExtractionRulesEn } from './lists/prompt-extraction-en.ts';
import { promptExtractionRulesZh } from './lists/prompt-extraction-zh.ts';
import type { Rule } from './rule.ts';

/** The built-in rules against attacks on the model, in two languages. */
export const builtInRules: readonly Rule[] = [
  ...injectionRulesZh,
  ...indirectRulesZh,
  ...indirectRulesEn,
  ...exfiltrationRules,
  ...personaRulesZh,
  ...personaRulesEn,
  ...injectionRulesEn,
  ...jailbreakRulesZh,
  ...jailbreakRulesEn,
  ...promptExtractionRulesZh,
  ...promptExtractionRulesEn,
];
