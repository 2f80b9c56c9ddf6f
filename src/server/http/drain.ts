import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** How long requests that were accepted may take once the server is to stop. */
const DRAIN_TIMEOUT_MS = 8_000;
/**
 * How long connections that are kept open stay so at a stop. A proxy may be sending a request on one at that moment, and
 * could not know whether it was taken; what is answered meanwhile closes its connection.
 */
const KEPT_OPEN_MS = 1_000;
const IDLE_CHECK_MS = 100;

/**
 * Takes no more connections, lets accepted requests finish, and closes.
 *
 * @param isBehindProxy whether connections are kept open by proxies, who send other people's requests on them.
 */
export async function drain(server: Server, isBehindProxy: boolean): Promise<void> {
  // Connections that wait to be accepted are, before no more are: their requests may be sent already.
  await turn();
  await turn();
  const closed = new Promise<void>((resolve) => {
    // An HTTP server's own way to close ends the connections that are idle at once.
    if (isBehindProxy) NetServer.prototype.close.call(server, () => resolve());
    else server.close(() => resolve());
  });
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
  if (isBehindProxy) await Promise.race([closed, wait(KEPT_OPEN_MS)]);
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}
