import type { Reader } from '../../patterns/cursor.ts';
import { isWordSymbol, SymbolKind, symbolKind } from '../../tape/symbol-kind.ts';
import type { NamedKind } from './named-kind.ts';

/** The commonest surnames, which cover some nine in ten people. */
const SURNAMES: ReadonlySet<string> = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阚',
);
const COMPOUND_SURNAMES = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '独孤',
  '南宫',
  '夏侯',
  '皇甫',
  '尉迟',
  '慕容',
  '令狐',
  '端木',
];
/** Words that follow a name in a form. */
const FOLLOWERS = [
  '性别',
  '身份',
  '电话',
  '手机',
  '年龄',
  '地址',
  '住址',
  '联系',
  '出生',
  '民族',
  '职务',
  '先生',
  '女士',
  '同学',
];
const LONGEST_RUN = 10;
const LONGEST_WORD = 16;

/** Names of people in forms: a listed surname and one or two hanzi, or two or three Latin words. */
export const personName: NamedKind = {
  class: 'personal_data.person_name',
  detector: 'person_name',
  score: 0.75,
  closeNames: [],
  names: [
    ...[
      '姓名',
      '真实姓名',
      '联系人',
      '收件人',
      '收货人',
      '寄件人',
      '法定代表人',
      '户名',
      '持卡人',
      '患者',
      '申请人',
      '投保人',
      '被保险人',
    ],
    ...[
      '我的名字',
      '本人姓名',
      'full name',
      'cardholder',
      'cardholder name',
      'contact person',
      'patient name',
      'my name',
    ],
  ],
  read(cursor, at) {
    return symbolKind(cursor.at(at)) === SymbolKind.HANZI ? readHanziName(cursor, at) : readLatinName(cursor, at);
  },
};

function readHanziName(cursor: Reader, at: number): number | undefined {
  let run = '';
  while (run.length < LONGEST_RUN && symbolKind(cursor.at(at + run.length)) === SymbolKind.HANZI) {
    run += String.fromCharCode(cursor.at(at + run.length));
  }
  const follower = FOLLOWERS.map((word) => run.indexOf(word, 2)).filter((place) => place !== -1);
  const name = run.slice(0, Math.min(run.length, ...follower));
  const surname =
    COMPOUND_SURNAMES.find((candidate) => name.startsWith(candidate)) ??
    (SURNAMES.has(name.charAt(0)) ? name.charAt(0) : '');
  const given = name.length - surname.length;
  return surname !== '' && given >= 1 && given <= 2 ? at + name.length : undefined;
}

function readLatinName(cursor: Reader, at: number): number | undefined {
  let index = at;
  for (let words = 1; words <= 3; words++) {
    const to = endOfWord(cursor, index);
    if (to === index) return undefined;
    const isLast = cursor.at(to) !== 0x20 || endOfWord(cursor, to + 1) === to + 1;
    if (isLast) return words >= 2 && !isWordSymbol(cursor.at(to)) ? to : undefined;
    index = to + 1;
  }
  return undefined;
}

function endOfWord(cursor: Reader, from: number): number {
  let index = from;
  while (index < from + LONGEST_WORD && isLetter(cursor.at(index))) index++;
  return index;
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
