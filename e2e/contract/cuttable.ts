import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server on loopback that can be cut and mended, as a network or a database that goes away and returns. */
export interface Cuttable {
  port: number;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Listens again at the same port. */
  mend(): Promise<void>;
}

/** Opens a way to `target`, a port on 127.0.0.1. */
export async function cuttable(target: number): Promise<Cuttable> {
  const open = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    port,
    mend: () => listen(port),
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
