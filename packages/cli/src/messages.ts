import type { Locale } from '@anlan/core';

interface Messages {
  readonly intro: string;
  readonly usage: string;
  readonly options: string;
  unknownCommand(name: string, near: string | undefined): string;
  failure(code: string, message: string): string;
  readonly hint: Readonly<Record<string, string>>;
}

const zh: Messages = {
  intro: 'Anlan 安澜：把人工智能安全治理落成运行中的软件。',
  usage: '用法：anlan <命令> [选项]；anlan help <命令> 查看说明',
  options: '通用选项：--json 机器可读输出；--lang zh|en 语言。退出码：0 完成，1 检查未通过，2 用法或输入有误。',
  unknownCommand: (name, near) =>
    `没有“${name}”这个命令。${near ? `是否指 ${near}？` : ''}运行 anlan --help 查看全部命令。`,
  failure: (code, message) => `错误（${code}）：${message}${zh.hint[code] ? `\n${zh.hint[code]}` : ''}`,
  hint: {
    data_directory_in_use: '请先停止该进程，或用 --data 指定另一个目录。',
    data_directory_unusable: '请检查目录权限，或用 --data 指定另一个目录。',
    config_invalid: '请按上述行与键改正后重试；说明见 docs/guides/configuration.md。',
    listen_failed: '端口可能已被占用：用 --port 指定其他端口。',
    database_failed: '请检查数据库地址与权限；嵌入式数据库可由审计日志重建。',
    database_mismatch: '请使用与该审计日志对应的数据库，或换一个空数据库；未作任何改动。',
    server_unreachable: '该进程持有数据目录，但没有应答：可能正在启动或停止，请稍后重试。',
    server_refused: '请确认 --data 指向该服务器所用的数据目录。',
    journal_damaged: '审计日志被改动或损坏，未作任何修复。请保留原文件并从备份恢复。',
    keys_unusable: '请从备份恢复 keys 目录；未作任何改动。',
    usage: '运行 anlan help 查看用法。',
  },
};

const en: Messages = {
  intro: 'Anlan 安澜: AI safety governance as running software.',
  usage: 'Usage: anlan <command> [options]; anlan help <command> explains one',
  options: 'Everywhere: --json for machines; --lang zh|en. Exit codes: 0 done, 1 a check failed, 2 bad usage or input.',
  unknownCommand: (name, near) =>
    `There is no command “${name}”.${near ? ` Did you mean ${near}?` : ''} anlan --help lists all.`,
  failure: (code, message) => `Error (${code}): ${message}${en.hint[code] ? `\n${en.hint[code]}` : ''}`,
  hint: {
    data_directory_in_use: 'Stop that process first, or name another directory with --data.',
    data_directory_unusable: 'Check the permissions of the directory, or name another one with --data.',
    config_invalid: 'Mend the line and key above and try again; docs/guides/configuration.md explains each key.',
    listen_failed: 'The port may be taken: name another one with --port.',
    database_failed:
      'Check address and rights of the database; the embedded one can be made again from the audit journal.',
    database_mismatch: 'Name the database of this audit journal, or an empty one. Nothing was changed.',
    server_unreachable: 'It holds the data directory and does not answer: it may be starting or stopping; try again.',
    server_refused: 'Make sure that --data names the data directory of that server.',
    journal_damaged:
      'The audit journal was changed or damaged; nothing was repaired. Keep the files and restore a backup.',
    keys_unusable: 'Restore the keys directory from its backup. Nothing was changed.',
    usage: 'anlan help shows how it is used.',
  },
};

/** Words of the command line itself; each command keeps its own beside it. */
export const messages: Readonly<Record<Locale, Messages>> = { zh, en };
