import type { FindingClass } from '../finding-class.ts';
import { childSexualExploitationWords } from './lists/child-sexual-exploitation.ts';
import { drugWords } from './lists/drugs.ts';
import { fraudWords } from './lists/fraud.ts';
import { selfHarmWords } from './lists/self-harm.ts';
import { weaponWords } from './lists/weapons.ts';
import { type WordEntry, wordEntry } from './word-entry.ts';

/** The built-in lists. Terms stand here only if asking for or giving them is harmful by itself, whatever surrounds them. */
export const builtInWords: readonly WordEntry[] = [
  ...entries('prohibited_content.fraud', fraudWords),
  ...entries('prohibited_content.drugs', drugWords),
  ...entries('prohibited_content.weapons', weaponWords),
  ...entries('prohibited_content.child_sexual_exploitation', childSexualExploitationWords),
  ...entries('prohibited_content.self_harm', selfHarmWords),
];

function entries(of: FindingClass, words: readonly string[]): readonly WordEntry[] {
  return words.map((word, index) => wordEntry(word, { class: of, detector: `words/${of}.${index}` }));
}
