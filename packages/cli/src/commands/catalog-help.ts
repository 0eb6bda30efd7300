import { type Locale, type LocalisedText, text } from '@anlan/core';
import { formatRows } from '../table.ts';

const subcommands: readonly (readonly [usage: LocalisedText, meaning: LocalisedText])[] = [
  [text('list', 'list'), text('已收录的框架、办法与标准', 'frameworks, measures and standards in the catalogue')],
  [
    text('show 编号', 'show ID'),
    text(
      '一个条款、一个章节下的条款，或一份规范的目录',
      'a clause, the clauses of a section, or the outline of a pack',
    ),
  ],
  [
    text('search 文字 [--limit N]', 'search TEXT [--limit N]'),
    text('按编号、中文或英文检索', 'by number, or by Chinese or English words'),
  ],
  [
    text('coverage [--pack 编号] [--status 状态]', 'coverage [--pack ID] [--status STATUS]'),
    text('产品逐条做到了什么，还差什么', 'what the product does about each clause, and what not yet'),
  ],
  [
    text('export --pack 编号 [--out 文件]', 'export --pack ID [--out FILE]'),
    text('以 OSCAL（JSON）导出一份规范', 'one pack as OSCAL (JSON)'),
  ],
  [text('check', 'check'), text('检查内置数据', 'check the built-in data')],
];

const examples: readonly (readonly [command: LocalisedText, meaning: LocalisedText])[] = [
  [text('anlan catalog show asgf@2.0/4.2.2.b', 'anlan catalog show asgf@2.0/4.2.2.b'), text('一个条款', 'a clause')],
  [
    text('anlan catalog show asgf@2.0/6.3', 'anlan catalog show asgf@2.0/6.3'),
    text('6.3 的全部条款', 'all clauses of 6.3'),
  ],
  [
    text('anlan catalog search 提示词注入', 'anlan catalog search prompt injection'),
    text('按文字检索', 'find by words'),
  ],
  [
    text('anlan catalog coverage --status planned', 'anlan catalog coverage --status planned'),
    text('还没有做到的', 'what is still to come'),
  ],
  [
    text(
      'anlan catalog export --pack asgf@2.0 --out asgf.json',
      'anlan catalog export --pack asgf@2.0 --out asgf.json',
    ),
    text('导出为 OSCAL', 'export to OSCAL'),
  ],
];

/** What `anlan catalog` says by itself, and `--help` everywhere below it. */
export const catalogHelp: LocalisedText = { zh: help('zh'), en: help('en') };

function help(locale: Locale): string {
  const zh = locale === 'zh';
  const rows = (list: readonly (readonly [LocalisedText, LocalisedText])[]): string =>
    formatRows(list.map(([left, right]) => [`  ${left[locale]}`, right[locale]])).trimEnd();
  return [
    zh ? 'anlan catalog <子命令>：查阅条款目录' : 'anlan catalog <subcommand>: look into the catalogue of clauses',
    '',
    rows(subcommands),
    '',
    zh ? '例：' : 'Examples:',
    rows(examples),
    '',
    zh
      ? '编号带版本：asgf@2.0/4.2.2.b。每个子命令都可加 --json 输出 JSON，--lang zh|en 选择语言。\n退出码：0 完成，1 check 发现问题，2 用法或输入有误。'
      : 'Ids carry the version: asgf@2.0/4.2.2.b. Everywhere: --json for JSON, --lang zh|en for the language.\nExit codes: 0 done, 1 check found problems, 2 bad usage or input.',
  ].join('\n');
}
