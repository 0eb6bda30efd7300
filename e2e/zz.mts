import { startServer } from '/work/main/e2e/harness/server-process.ts';
import { signIn } from '/work/main/e2e/harness/management.ts';
import { says, startFakeModel } from '@anlan/testkit';
import http from 'node:http';
import OpenAI from 'openai';
import { execSync } from 'node:child_process';
const model = await startFakeModel();
const server = await startServer({ upstream: model.baseUrl });
const m = await signIn(server);
const key = await m.newKey('x');
model.play(says('今天晴。'.repeat(200), { streaming: { delayMs: 20 } }));
if (process.argv[2] === 'http') {
  await new Promise<void>((res) => {
    const req = http.request(server.url + '/v1/chat/completions', { method: 'POST', agent: new http.Agent({keepAlive:true}), headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' } }, (r) => { r.once('data', () => { req.destroy(); res(); }); });
    req.on('error', () => undefined);
    req.end(JSON.stringify({ model: 'x', messages: [{ role: 'user', content: '你好' }], stream: true }));
  });
} else {
  const openai = new OpenAI({ baseURL: server.url + '/v1', apiKey: key });
  for await (const c of await openai.chat.completions.create({ model: 'x', messages: [{ role: 'user', content: '你好' }], stream: true })) break;
}
await new Promise(r => setTimeout(r, 1000));
console.log(execSync(`ss -tnp | grep :${new URL(server.url).port} || true`).toString());
const t = Date.now();
console.log(process.argv[2], 'exit', await Promise.race([server.stop(), new Promise(r => setTimeout(() => r('HANG'), 10000))]), Date.now() - t);
console.log(execSync(`ss -tnp | grep :${new URL(server.url).port} || true`).toString());
process.exit();
