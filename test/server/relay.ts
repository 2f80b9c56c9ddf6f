import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** Stands between the service and its database, and can fail as a network does. */
export interface Relay {
  /** The database's address by way of the relay. */
  readonly url: string;
  /** Cuts every connection and refuses new ones, or lets them stand and passes nothing on, or passes all on late. */
  fail(fault: 'cut' | 'silent' | 'slow'): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** How late a slow relay is, one way. */
const SLOW_MS = 250;

/** Starts a relay to the server of a database. */
export async function startRelay(databaseUrl: string): Promise<Relay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  let slow = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (slow) setTimeout(() => to.write(chunk), SLOW_MS);
        else if (!silent) to.write(chunk);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        sockets.delete(from);
      });
    }
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay listens on no port');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  const cut = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: url.href,
    async fail(fault) {
      if (fault === 'silent') silent = true;
      else if (fault === 'slow') slow = true;
      else await cut();
    },
    async mend() {
      if (slow) {
        slow = false;
      } else if (silent) {
        silent = false;
        // What was swallowed is lost: a connection through it can only be made anew.
        for (const socket of sockets) socket.destroy();
      } else {
        await listen(address.port);
      }
    },
    close: cut,
  };
}
