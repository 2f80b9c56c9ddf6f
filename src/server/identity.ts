import { timingSafeEqual } from 'node:crypto';
import type { DatabaseServers } from '../database/servers.ts';
import type { ApiKey } from '../generated/prisma/client.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../resolvers/viewer.ts';
import { hashApiKey } from './api-keys.ts';
import { isToken, type VerifyToken } from './oidc-tokens.ts';
import { Refusal } from './refusal.ts';

/** Tells who asks, by the Authorization header. */
export type Identify = (authorization: string | undefined, now: Date) => Promise<Viewer>;

/**
 * Makes the identification by API keys, those in the database and the administrator's from the environment, and by
 * tokens where there is somebody to verify them.
 *
 * @returns throws a Refusal UNAUTHENTICATED for a key or token that is unknown, expired or revoked; no header is the
 *   public.
 */
export function identifyBy(
  servers: DatabaseServers,
  adminKey: string | undefined,
  verifyToken: VerifyToken | undefined,
): Identify {
  const adminHash = adminKey === undefined ? undefined : Buffer.from(hashApiKey(adminKey));
  return async (authorization, now) => {
    if (authorization === undefined) return PUBLIC_VIEWER;
    const key = /^Bearer +(\S.*)$/i.exec(authorization)?.[1]?.trim();
    if (key === undefined) throw unauthenticated('Send "Authorization: Bearer KEY".');
    const keyHash = hashApiKey(key);
    if (adminHash !== undefined && timingSafeEqual(adminHash, Buffer.from(keyHash))) {
      return administrator('ATLAS_ADMIN_KEY');
    }
    if (verifyToken !== undefined && isToken(key)) return verifyToken(key, now);
    const known = await keyWithHash(servers, keyHash);
    if (known === null) throw unauthenticated('The key is not known.');
    if (known.revokedAt !== null) throw unauthenticated('The key has been revoked.');
    if (known.expiresAt !== null && known.expiresAt <= now) throw unauthenticated('The key has expired.');
    const { role, name, divisionCode, unitRef, scopes } = known;
    return { role, name, divisionCode, unitRef, scopes };
  };
}

/** A key that was made a moment ago is on the primary alone. */
async function keyWithHash(servers: DatabaseServers, keyHash: string): Promise<ApiKey | null> {
  const { primary } = servers;
  const near = servers.forReading();
  const found = await near.prisma.apiKey.findUnique({ where: { keyHash } });
  return found === null && near !== primary
    ? primary.prisma.apiKey.findUnique({ where: { keyHash } })
    : found;
}

function unauthenticated(problem: string): Refusal {
  return new Refusal(
    'UNAUTHENTICATED',
    401,
    `${problem} Ask an administrator for a key, or leave the header out to read what is public.`,
    { 'www-authenticate': 'Bearer realm="consortium-atlas"' },
  );
}
