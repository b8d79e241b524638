// Runs the embedded database in a thread of its own, because a query occupies the thread it runs in. A plain file that
// no bundler touches, started by path; `lib/store/pglite.ts` is its only user and explains the arrangement.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const db = await PGlite.create(workerData.dataDir);
const server = new PGLiteSocketServer({
  db,
  path: workerData.socketPath,
  maxConnections: workerData.maxConnections,
});
await server.start();

parentPort.once('message', async () => {
  // Whatever is thrown here ends the worker with an error, which the engine reports as an unclean close.
  await server.stop();
  await db.exec('CHECKPOINT');
  await db.close();
  parentPort.postMessage('closed');
  parentPort.close();
});
parentPort.postMessage('ready');
