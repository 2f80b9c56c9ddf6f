import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../../resolvers/request/viewer.ts';

/**
 * The address that a request comes from. Each proxy before this server adds the address that it was asked from to the
 * end of X-Forwarded-For; what stands before those of our own proxies anybody may have written.
 *
 * @param proxies how many proxies of our own stand before this server.
 */
function clientAddress({ socket, headers }: IncomingMessage, proxies: number): string {
  const nearest = socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return nearest;
  const forwarded = headers['x-forwarded-for'];
  const written = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const nearestFirst = [nearest, ...written.toReversed()];
  return nearestFirst[Math.min(proxies, nearestFirst.length - 1)] ?? 'unknown';
}

/** Whose requests are counted together: those of a key or token, or of an address without one. */
export function clientOf(request: IncomingMessage, { role, name }: Viewer, proxies: number): string {
  return name === null ? clientAddress(request, proxies) : `${role} ${name}`;
}
