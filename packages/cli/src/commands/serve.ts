import { parseArgs } from 'node:util';
import { type Locale, text } from '@anlan/core';
import { loadConfig, type RunningServer, type StartStep, startServer } from '@anlan/server';
import type { Command, CommandContext } from '../command.ts';
import { consoleDirectory } from '../console-directory.ts';

const steps: Readonly<Record<Locale, Readonly<Record<StartStep, string>>>> = {
  zh: {
    lock: '占用数据目录',
    journal: '检查审计日志',
    database: '打开数据库（首次启动需创建，约数秒）',
    replay: '补齐记录',
    listen: '启动服务',
  },
  en: {
    lock: 'taking the data directory',
    journal: 'checking the audit journal',
    database: 'opening the database (made at the first start, some seconds)',
    replay: 'replaying records',
    listen: 'starting to listen',
  },
};

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
ANLAN_DATA、ANLAN_PORT、ANLAN_HOST、ANLAN_CONFIG。`,
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
ANLAN_PORT, ANLAN_HOST, ANLAN_CONFIG.`,
  ),
  async run(context) {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        config: { type: 'string' },
        'no-example': { type: 'boolean', default: false },
      },
    });
    const config = loadConfig({ ...values, example: !values['no-example'] }, context.env, context.cwd);
    const console = consoleDirectory();
    const server = await startServer({
      config,
      ...(console && { consoleDirectory: console }),
      onProgress: (step) => {
        if (!context.json) context.err(`… ${steps[context.locale][step]}\n`);
      },
    });
    context.out(`${context.json ? JSON.stringify(announcement(server)) : greeting(server, context.locale)}\n`);
    await stopSignal();
    context.json ||
      context.err(context.locale === 'zh' ? '… 正在停止：等待记录落盘\n' : '… stopping: waiting for records\n');
    await server.close();
    return 0;
  },
};

function announcement({ url, consoleUrl, adminLink, storage, mended, upstream, policyDigest }: RunningServer): object {
  return { url, console: consoleUrl, ...(adminLink && { adminLink }), storage, upstream, policyDigest, mended };
}

function greeting(server: RunningServer, locale: Locale): string {
  const zh = locale === 'zh';
  const { mended } = server;
  const lines = [
    '',
    zh ? 'Anlan 安澜 已就绪' : 'Anlan 安澜 is ready',
    `  ${zh ? '控制台' : 'console '}  ${server.consoleUrl}`,
    `  ${zh ? '网关  ' : 'gateway '}  ${server.url}/v1`,
    `  ${zh ? '模型  ' : 'model   '}  ${server.upstream}`,
    `  ${zh ? '存储  ' : 'storage '}  ${server.storage}`,
  ];
  if (mended.replayed > 0)
    lines.push(
      zh ? `  已由审计日志补齐 ${mended.replayed} 条` : `  ${mended.replayed} entries carried over from the journal`,
    );
  if (mended.interrupted > 0)
    lines.push(
      zh
        ? `  上次中断的调用 ${mended.interrupted} 个，已记为 interrupted`
        : `  ${mended.interrupted} calls cut off last time, closed as interrupted`,
    );
  if (mended.rebuilt)
    lines.push(
      zh
        ? '  嵌入式数据库无法打开，已另存并由审计日志重建'
        : '  the embedded database did not open: put aside and made again from the journal',
    );
  if (mended.tornBytes > 0)
    lines.push(
      zh
        ? `  审计日志末尾未写完的 ${mended.tornBytes} 字节已另存`
        : `  ${mended.tornBytes} bytes of an unfinished write were put aside`,
    );
  if (server.adminLink) {
    lines.push(
      '',
      zh ? '首次登录（一次有效，15 分钟内）：' : 'First sign-in (once, within 15 minutes):',
      `  ${server.adminLink.url}`,
    );
  } else {
    lines.push('', zh ? '需要登录链接？运行 anlan admin link' : 'Need a sign-in link? Run anlan admin link');
  }
  return [...lines, '', zh ? '按 Ctrl-C 停止' : 'Ctrl-C stops', ''].join('\n');
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
