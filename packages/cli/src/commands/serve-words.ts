import type { Locale } from '@anlan/core';
import type { Mended, RunningServer, StartStep } from '@anlan/server';

interface ServeWords {
  readonly steps: Readonly<Record<StartStep, string>>;
  readonly stopping: string;
  readonly ready: string;
  readonly places: Readonly<Record<'console' | 'gateway' | 'model' | 'storage', string>>;
  /** What the start had to mend; said only where it was anything. */
  readonly mended: { readonly [Part in keyof Mended]: (value: Mended[Part]) => string };
  readonly firstSignIn: string;
  readonly needLink: string;
  readonly stop: string;
}

/** Words of `anlan serve`, apart from its help. */
export const serveWords: Readonly<Record<Locale, ServeWords>> = {
  zh: {
    steps: {
      lock: '占用数据目录',
      journal: '检查审计日志',
      database: '打开数据库（首次启动需创建，约数秒）',
      replay: '补齐记录',
      listen: '启动服务',
    },
    stopping: '正在停止：等待进行中的回答与记录',
    ready: 'Anlan 安澜 已就绪',
    places: { console: '控制台', gateway: '网关  ', model: '模型  ', storage: '存储  ' },
    mended: {
      replayed: (count) => `已由审计日志补齐 ${count} 条`,
      interrupted: (count) => `上次中断的调用 ${count} 个，已记为 interrupted`,
      rebuilt: () => '嵌入式数据库无法打开，已另存并由审计日志重建',
      tornBytes: (count) => `审计日志末尾未写完的 ${count} 字节已另存`,
    },
    firstSignIn: '首次登录（一次有效，15 分钟内）：',
    needLink: '需要登录链接？运行 anlan admin link',
    stop: '按 Ctrl-C 停止',
  },
  en: {
    steps: {
      lock: 'taking the data directory',
      journal: 'checking the audit journal',
      database: 'opening the database (made at the first start, some seconds)',
      replay: 'replaying records',
      listen: 'starting to listen',
    },
    stopping: 'stopping: waiting for answers on their way and for records',
    ready: 'Anlan 安澜 is ready',
    places: { console: 'console ', gateway: 'gateway ', model: 'model   ', storage: 'storage ' },
    mended: {
      replayed: (count) => `${count} entries carried over from the journal`,
      interrupted: (count) => `${count} calls cut off last time, closed as interrupted`,
      rebuilt: () => 'the embedded database did not open: put aside and made again from the journal',
      tornBytes: (count) => `${count} bytes of an unfinished write were put aside`,
    },
    firstSignIn: 'First sign-in (once, within 15 minutes):',
    needLink: 'Need a sign-in link? Run anlan admin link',
    stop: 'Ctrl-C stops',
  },
};

/** What a person reads when the server is ready: where everything is, what was mended, how to get in. */
export function greeting(server: RunningServer, locale: Locale): string {
  const words = serveWords[locale];
  const { places } = words;
  const { adminLink } = server;
  const lines = [
    '',
    words.ready,
    `  ${places.console}  ${server.consoleUrl}`,
    `  ${places.gateway}  ${server.url}/v1`,
    `  ${places.model}  ${server.upstream}`,
    `  ${places.storage}  ${server.storage}`,
    ...mendedLines(server.mended, words),
    '',
    ...(adminLink ? [words.firstSignIn, `  ${adminLink.url}`] : [words.needLink]),
    '',
    words.stop,
    '',
  ];
  return lines.join('\n');
}

function mendedLines({ replayed, interrupted, rebuilt, tornBytes }: Mended, { mended }: ServeWords): readonly string[] {
  return [
    ...(replayed > 0 ? [mended.replayed(replayed)] : []),
    ...(interrupted > 0 ? [mended.interrupted(interrupted)] : []),
    ...(rebuilt ? [mended.rebuilt(rebuilt)] : []),
    ...(tornBytes > 0 ? [mended.tornBytes(tornBytes)] : []),
  ].map((line) => `  ${line}`);
}
