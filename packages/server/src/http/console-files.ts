import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pathOf } from './plane.ts';

const NOT_BUILT = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>Anlan 安澜</title>
<body style="font:16px/1.7 system-ui;max-width:40em;margin:4em auto;padding:0 1em">
<h1>Anlan 安澜</h1><p>控制台尚未构建：请运行 <code>npm run build</code> 后重新启动。接口照常可用。</p>
<p>The console is not built: run <code>npm run build</code> and start again. The API works all the same.</p></body></html>`;

/** Serves the built console; every path that is no file is a page of it. */
export async function serveConsole(app: FastifyInstance, directory: string | undefined): Promise<void> {
  const built = directory !== undefined && existsSync(join(directory, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      index: false,
      // File names under assets/ carry a hash of their content.
      setHeaders: (reply, path) => {
        reply.setHeader(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.get('/*', async (request, reply) => {
    if (!isPage(pathOf(request.url))) return reply.callNotFound();
    if (!built) return reply.type('text/html; charset=utf-8').send(NOT_BUILT);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function isPage(path: string): boolean {
  return !/^\/(api|v1|anthropic|audit|metrics|healthz|assets)(\/|$)/.test(path);
}
