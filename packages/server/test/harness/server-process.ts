/** A server over the data directory that is named, in a process of its own. Says where it is; ends on SIGTERM. */
import { loadConfig, startServer } from '../../src/index.ts';

const data = process.argv[2] ?? '';
const config = loadConfig({ data, port: '0', example: true }, {}, data);
const server = await startServer({ config: { ...config, logLevel: 'error' } });
console.log(JSON.stringify({ url: server.url, link: server.adminLink?.url, mended: server.mended }));
process.once('SIGTERM', () => void server.close());
