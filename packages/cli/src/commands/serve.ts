import { parseArgs } from 'node:util';
import { text } from '@anlan/core';
import { type Config, loadConfig, type RunningServer, startServer } from '@anlan/server';
import type { Command, CommandContext } from '../command.ts';
import { consoleDirectory } from '../console-directory.ts';
import { greeting, serveWords } from './serve-words.ts';

/** Runs gateway, management API and console in one process until it is told to stop. */
export const serveCommand: Command = {
  name: 'serve',
  summary: text('启动网关、管理接口和控制台', 'run gateway, management API and console'),
  help: text(
    `anlan serve [--port 8787] [--host 127.0.0.1] [--data DIR] [--config anlan.yaml] [--no-example]

启动全部服务。首次启动会打印一次性管理员登录链接（15 分钟内有效），并登记一个由内置导览模型回答的示例应用。

  --port N        端口，默认 8787；0 表示任取空闲端口
  --host H        网关监听地址，默认 127.0.0.1。只影响 /v1 与 /healthz；控制台与管理接口始终只在本机，
                  除非在 anlan.yaml 中设置 management.listen
  --data DIR      数据目录，默认 ./anlan-data；同一时间只能由一个进程使用
  --config FILE   配置文件，默认 ./anlan.yaml（可以没有）
  --no-example    首次启动不登记示例应用

环境变量：ANLAN_UPSTREAM_URL、ANLAN_UPSTREAM_KEY（模型服务）、ANLAN_DATABASE_URL（PostgreSQL）、
ANLAN_DATA、ANLAN_PORT、ANLAN_HOST、ANLAN_CONFIG。优先级：命令行、环境变量、配置文件。

按 Ctrl-C（或 SIGTERM）停止：先等待进行中的回答与记录落盘，再按一次立即结束。`,
    `anlan serve [--port 8787] [--host 127.0.0.1] [--data DIR] [--config anlan.yaml] [--no-example]

Runs everything. The first start prints a one-time administrator link (valid for 15 minutes) and registers an example
application that the built-in tour model answers.

  --port N        port, 8787 unless said otherwise; 0 takes any free one
  --host H        address of the gateway, 127.0.0.1 unless said otherwise. Moves /v1 and /healthz only; console and
                  management API stay on this machine unless anlan.yaml sets management.listen
  --data DIR      data directory, ./anlan-data unless said otherwise; one process at a time
  --config FILE   configuration, ./anlan.yaml unless said otherwise (need not exist)
  --no-example    do not register the example application at the first start

Environment: ANLAN_UPSTREAM_URL, ANLAN_UPSTREAM_KEY (model service), ANLAN_DATABASE_URL (PostgreSQL), ANLAN_DATA,
ANLAN_PORT, ANLAN_HOST, ANLAN_CONFIG. The command line wins over the environment, which wins over the file.

Ctrl-C (or SIGTERM) stops: answers on their way and their records are waited for; a second one ends at once.`,
  ),
  async run(context) {
    const server = await start(context, readConfig(context));
    const { json, locale, out, err } = context;
    out(`${json ? JSON.stringify(announcement(server)) : greeting(server, locale)}\n`);
    await stopSignal();
    if (!json) err(`… ${serveWords[locale].stopping}\n`);
    await server.close();
    return 0;
  },
};

function readConfig({ args, env, cwd }: CommandContext): Config {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      config: { type: 'string' },
      'no-example': { type: 'boolean', default: false },
    },
  });
  return loadConfig({ ...values, example: !values['no-example'] }, env, cwd);
}

function start({ json, locale, err }: CommandContext, config: Config): Promise<RunningServer> {
  const console = consoleDirectory();
  return startServer({
    config,
    ...(console !== undefined && { consoleDirectory: console }),
    onProgress: (step) => {
      if (!json) err(`… ${serveWords[locale].steps[step]}\n`);
    },
  });
}

function announcement({ url, consoleUrl, adminLink, storage, mended, upstream, policyDigest }: RunningServer): object {
  return { url, console: consoleUrl, ...(adminLink && { adminLink }), storage, upstream, policyDigest, mended };
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
