/**
 * CJK Radicals Supplement that look like whole characters and have no compatibility mapping in Unicode, with the
 * unified ideographs that they stand for (the pairs of EquivalentUnifiedIdeograph.txt, Unicode Character Database).
 */
const PAIRS =
  '⺁厂⺃乚⺄乙⺅亻⺆冂⺉刂⺊卜⺍小⺎兀⺏尣⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺫罒⺬示⺭礻' +
  '⺯糹⺰纟⺱网⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝' +
  '⻐钅⻑长⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟';

/** By radical: the ideograph. */
export const cjkRadicals: ReadonlyMap<string, string> = new Map(
  (PAIRS.match(/../g) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
