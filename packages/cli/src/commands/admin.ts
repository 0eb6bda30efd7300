import { parseArgs } from 'node:util';
import { AnlanError, text } from '@anlan/core';
import { type Config, dataDirectoryHolder, issueOfflineAdminLink, loadConfig, readHostToken } from '@anlan/server';
import type { Command } from '../command.ts';

/** Help for whoever holds the host: a way into the console. */
export const adminCommand: Command = {
  name: 'admin',
  summary: text('生成管理员一次性登录链接', 'make a one-time administrator link'),
  help: text(
    `anlan admin link [--data DIR] [--config FILE]

为管理员生成一次性登录链接（15 分钟内有效）。服务器运行时经由它生成；未运行时直接写入数据目录，启动后可用。
需要能读取数据目录的权限，此操作会记入审计日志。`,
    `anlan admin link [--data DIR] [--config FILE]

Makes a one-time sign-in link for the administrator, valid for 15 minutes. Asks the running server, or writes into the
data directory where none runs. Needs the right to read the data directory; the act is recorded in the audit log.`,
  ),
  async run(context) {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { data: { type: 'string' }, config: { type: 'string' } },
    });
    if (positionals.length !== 1 || positionals[0] !== 'link') {
      context.err(`${adminCommand.help[context.locale]}\n`);
      return 2;
    }
    const config = loadConfig({ ...values, example: false }, context.env, context.cwd);
    const link = await adminLink(config);
    context.out(`${context.json ? JSON.stringify(link) : link.url}\n`);
    return 0;
  },
};

async function adminLink(config: Config): Promise<{ url: string; expiresAt: string }> {
  const holder = dataDirectoryHolder(config.data);
  if (!holder?.url) return issueOfflineAdminLink(config);
  const response = await fetch(`${holder.url}/api/v1/host/admin-link`, {
    method: 'POST',
    headers: { authorization: `Bearer ${readHostToken(config.data) ?? ''}` },
  });
  if (!response.ok)
    throw new AnlanError('data_directory_unusable', `the server at ${holder.url} answered ${response.status}`);
  return (await response.json()) as { url: string; expiresAt: string };
}
