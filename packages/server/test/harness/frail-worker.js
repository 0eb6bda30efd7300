// The worker of the embedded database, which dies when it is told to.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ sql = '' }) => {
  if (sql.includes("'die'")) process.exit(1);
});
await import('../../worker/pglite-worker.js');
