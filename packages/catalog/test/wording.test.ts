import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInData } from '../src/index.ts';
import { localisedTexts } from '../src/lint/localised-texts.ts';

/** Texts of the sources lie beside a checkout or not at all: they are not ours to publish. */
const folder = fileURLToPath(new URL('../../../../shared/reference/', import.meta.url));
const sources = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('-zh.txt')) : [];
if (sources.length === 0) process.stderr.write('wording.test.ts: skipped, no source texts beside this checkout\n');

/** From this many Chinese characters in a row a text is taken to be copied. */
const LONGEST = 16;

/** Official names, which have to stand as they are. */
const NAMES = [
  '联合国人工智能问题独立国际科学小组',
  '世界互联网大会人工智能专业委员会安全与治理推进计划',
  '国家计算机网络应急技术处理协调中心',
  '国家市场监督管理总局国家标准化管理委员会',
  '与贸易有关的知识产权协议',
  '生成式人工智能服务管理暂行办法',
];

const bare = (text: string): string => text.replace(/\P{Script=Han}/gu, '');

/** What remains of the first passage that a text shares with a source once official names are out of it. */
function copied(text: string, windows: ReadonlySet<string>): string | undefined {
  const rest = NAMES.reduce((left, name) => left.replaceAll(name, '\n'), bare(text));
  for (let at = 0; at + LONGEST <= rest.length; at++) {
    const window = rest.slice(at, at + LONGEST);
    if (windows.has(window)) return window;
  }
  return undefined;
}

function windowsOf(text: string): ReadonlySet<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - LONGEST + 1) }, (_, at) => text.slice(at, at + LONGEST)),
  );
}

describe.skipIf(sources.length === 0)('the words of the catalogue', () => {
  it.each(sources)('are our own, not those of %s', (name) => {
    const windows = windowsOf(bare(readFileSync(`${folder}${name}`, 'utf8')));
    const found = [...localisedTexts(builtInData())]
      .filter(({ field }) => field !== 'title')
      .flatMap(({ where, field, text }) => {
        const passage = copied(text.zh, windows);
        return passage === undefined ? [] : [`${where} ${field}: ${passage}`];
      });
    expect(found).toEqual([]);
  });
});
