import type { Lint } from './lint.ts';
import { localisedTexts } from './localised-texts.ts';

const HAN = /\p{Script=Han}/u;
/** Official Chinese names may stand in an English text inside 《》, «», quotes or brackets. */
const QUOTED = /《[^》]*》|«[^»]*»|“[^”]*”|"[^"]*"|‘[^’]*’|'[^']*'|\([^)]*\)|（[^）]*）|\[[^\]]*\]/gu;

export const bothLanguages: Lint = {
  name: 'both-languages',
  description: 'Every text has both languages, without white space around it.',
  *check(data) {
    for (const { where, field, text } of localisedTexts(data)) {
      for (const locale of ['zh', 'en'] as const) {
        if (text[locale].trim() === '') yield { where, message: `${field}.${locale} is empty` };
        else if (text[locale] !== text[locale].trim())
          yield { where, message: `${field}.${locale} has white space around it` };
      }
    }
  },
};

export const englishIsEnglish: Lint = {
  name: 'english-is-english',
  description: 'English texts hold Chinese only inside quotes or brackets, as official names.',
  *check(data) {
    for (const { where, field, text } of localisedTexts(data)) {
      const rest = text.en.replace(QUOTED, '');
      if (HAN.test(rest)) yield { where, message: `${field}.en holds Chinese outside quotes and brackets` };
    }
  },
};

export const chineseIsChinese: Lint = {
  name: 'chinese-is-chinese',
  description: 'Chinese texts hold Chinese, and are not the English text again.',
  *check(data) {
    for (const { where, field, text } of localisedTexts(data)) {
      // Names such as «GB/T 45654» may be equal in both languages; whole sentences may not.
      if (!HAN.test(text.zh) && text.zh.length > 40) yield { where, message: `${field}.zh holds no Chinese` };
    }
  },
};

/**
 * The product reports facts, gaps and evidence; it never says that somebody complies. The words may be quoted from a
 * source («内容合规» as a requirement on data), hence only claims about a state are refused.
 */
const CLAIMS = [
  /\b(?:is|are|be|being|becomes?|fully|remains?|stays?)\s+compliant\b/i,
  /(?:已经?|完全|确保|保证|实现|达到|符合)合规/u,
];

export const noClaims: Lint = {
  name: 'no-claims',
  description: 'No text claims that anything is compliant (合规).',
  *check(data) {
    for (const { where, field, text } of localisedTexts(data)) {
      for (const claim of CLAIMS) {
        const found = claim.exec(text.en) ?? claim.exec(text.zh);
        if (found) yield { where, message: `${field} claims "${found[0]}"` };
      }
    }
  },
};
