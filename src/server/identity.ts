import { timingSafeEqual } from 'node:crypto';
import type { Caller } from '../database/connection.ts';
import type { DatabaseServers } from '../database/servers.ts';
import { sql } from '../database/statement.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../resolvers/request/viewer.ts';
import { hashApiKey } from './api-keys.ts';
import { isToken, type VerifyToken } from './oidc-tokens.ts';
import { RefusedError } from './http/refusal.ts';

/** Tells who asks, by the Authorization header; the caller is for whom a key is looked up. */
export type Identify = (authorization: string | undefined, now: Date, caller?: Caller) => Promise<Viewer>;

/**
 * Makes the identification by API keys, those in the database and the administrator's from the environment, and by
 * tokens where there is somebody to verify them.
 *
 * @returns throws a RefusedError UNAUTHENTICATED for a key or token that is unknown, expired or revoked; no header is the
 *   public.
 */
export function identifyBy(
  servers: DatabaseServers,
  adminKey: string | undefined,
  verifyToken: VerifyToken | undefined,
): Identify {
  const adminHash = adminKey === undefined ? undefined : Buffer.from(hashApiKey(adminKey));
  return async (authorization, now, caller = {}) => {
    if (authorization === undefined) return PUBLIC_VIEWER;
    const key = /^Bearer +(\S.*)$/i.exec(authorization)?.[1]?.trim();
    if (key === undefined) throw unauthenticated('Send "Authorization: Bearer KEY".');
    const keyHash = hashApiKey(key);
    if (adminHash !== undefined && timingSafeEqual(adminHash, Buffer.from(keyHash))) {
      return administrator('ATLAS_ADMIN_KEY');
    }
    if (verifyToken !== undefined && isToken(key)) return verifyToken(key, now);
    const known = await keyWithHash(servers, keyHash, now, caller);
    if (known === undefined) throw unauthenticated('The key is not known.');
    const { isRevoked, isExpired, ...viewer } = known;
    if (isRevoked) throw unauthenticated('The key has been revoked.');
    if (isExpired) throw unauthenticated('The key has expired.');
    return viewer;
  };
}

interface KnownKey extends Viewer {
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
}

/** A key that was made a moment ago is on the primary alone. */
async function keyWithHash(
  servers: DatabaseServers,
  keyHash: string,
  now: Date,
  caller: Caller,
): Promise<KnownKey | undefined> {
  const { primary } = servers;
  const reading = servers.forReading();
  // Every request with a key asks this, for which Prisma takes longer than the database.
  const statement = sql`
    SELECT "role"::text, "name", "divisionCode", "unitRef", "scopes"::text[], "revokedAt" IS NOT NULL AS "isRevoked",
      coalesce("expiresAt" <= ${now.toISOString()}::timestamptz, false) AS "isExpired"
    FROM "ApiKey" WHERE "keyHash" = ${keyHash}`;
  const [found] = await reading.forCaller(caller).query<KnownKey>(statement);
  if (found !== undefined || reading === primary) return found;
  return (await primary.forCaller(caller).query<KnownKey>(statement))[0];
}

function unauthenticated(problem: string): RefusedError {
  return new RefusedError(
    'UNAUTHENTICATED',
    401,
    `${problem} Ask an administrator for a key, or leave the header out to read what is public.`,
    { 'www-authenticate': 'Bearer realm="consortium-atlas"' },
  );
}
