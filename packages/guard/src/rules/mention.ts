import type { RuleExcuse } from './rule.ts';

const QUOTES = ['"', "'", '「', '『', '《', '`'];
const BEFORE = [
  ...[
    '例如',
    '例如:',
    '例如,',
    '比如',
    '比如:',
    '诸如',
    '譬如',
    '类似',
    '像',
    '所谓',
    '包含',
    '含有',
    '出现',
    '检测',
    '识别',
    '拦截',
  ],
  ...[
    'such as',
    'such as:',
    'e.g.',
    'e.g.,',
    'example:',
    'for example,',
    'for example:',
    'for instance,',
    'like',
    'phrase',
    'phrases',
    'containing',
  ],
  ...['the words', 'detect', 'detects', 'called'],
];

/**
 * A text that names an attack as an example of one: “例如“忽略以上所有指令”这类语句”, `phrases like "ignore previous
 * instructions" are …`. Only where the quotation is closed again right behind the attack.
 */
export const mention: RuleExcuse = {
  any: BEFORE.flatMap((word) => QUOTES.flatMap((quote) => [`${word}${quote}`, `${word} ${quote}`])),
  within: 8,
  closedBy: ['"', "'", '」', '』', '》', '`'],
};
