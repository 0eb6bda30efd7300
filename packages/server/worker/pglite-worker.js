// Runs PGlite off the main thread, so that a slow query never delays a model call. Plain JavaScript: worker threads
// start from this file as it is, in development as in the built package.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

const database = await PGlite.create({
  dataDir: workerData.directory,
  relaxedDurability: true,
  // The same shapes as the PostgreSQL driver is set to: safe integers as numbers, times as RFC 3339.
  parsers: { [INT8]: Number, [TIMESTAMPTZ]: (value) => new Date(value).toISOString() },
});

parentPort.on('message', async ({ id, close, sql, parameters }) => {
  try {
    if (close) {
      await database.close();
      parentPort.postMessage({ id, result: { rows: [], affected: 0 } });
      parentPort.close();
      return;
    }
    const { rows, affectedRows } = await database.query(sql, parameters);
    parentPort.postMessage({ id, result: { rows, affected: affectedRows ?? 0 } });
  } catch (error) {
    parentPort.postMessage({ id, error: { message: String(error?.message ?? error), code: error?.code } });
  }
});
parentPort.postMessage({ ready: true });
