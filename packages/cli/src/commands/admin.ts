import { parseArgs } from 'node:util';
import { text } from '@anlan/core';
import { dataDirectoryHolder, issueOfflineAdminLink, loadConfig } from '@anlan/server';
import type { Command } from '../command.ts';
import { cliError } from '../errors.ts';
import { askAdminLink } from '../host-request.ts';

/** Help for whoever holds the host: a way into the console. */
export const adminCommand: Command = {
  name: 'admin',
  summary: text('生成管理员一次性登录链接', 'make a one-time administrator link'),
  help: text(
    `anlan admin link [--data DIR] [--config FILE]

为管理员生成一次性登录链接（15 分钟内有效，之前的链接随即失效）。服务器运行时经由它生成；未运行时直接写入数据目录，
启动后可用。需要能读取数据目录的权限，此操作会记入审计日志。

  --data DIR      服务器的数据目录，默认 ./anlan-data
  --config FILE   服务器的配置文件，默认 ./anlan.yaml（可以没有）`,
    `anlan admin link [--data DIR] [--config FILE]

Makes a one-time sign-in link for the administrator, valid for 15 minutes; earlier ones stop working. Asks the running
server, or writes into the data directory where none runs. Needs the right to read the data directory; the act is
recorded in the audit log.

  --data DIR      data directory of the server, ./anlan-data unless said otherwise
  --config FILE   configuration of the server, ./anlan.yaml unless said otherwise (need not exist)`,
  ),
  async run({ args, env, cwd, json, out, locale }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, config: { type: 'string' } },
    });
    if (positionals.length !== 1 || positionals[0] !== 'link') throw cliError('usage', adminCommand.help[locale]);
    const config = loadConfig({ ...values, example: false }, env, cwd);
    const url = dataDirectoryHolder(config.data)?.url ?? undefined;
    const link = url === undefined ? await issueOfflineAdminLink(config) : await askAdminLink(url, config.data);
    out(`${json ? JSON.stringify(link) : link.url}\n`);
    return 0;
  },
};
