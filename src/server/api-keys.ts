import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { Role } from '../generated/prisma/enums.ts';

/** A key as it is listed; the key itself is not kept. */
export interface ListedKey {
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** That a key cannot be made or revoked, in words for whoever asked. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError';
}

const FIRST_ADMINISTRATOR = 'first administrator';
const KEY_BYTES = 24;

/** What is kept of a key. Keys are long and random, so a plain hash cannot be guessed back. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Makes a key; it is told once, here. Throws ApiKeyError where another key has the name. */
export async function createApiKey(
  { prisma }: Database,
  { name, role, expiresAt }: { name: string; role: Role; expiresAt: Date | null },
): Promise<string> {
  if ((await prisma.apiKey.findUnique({ where: { name } })) !== null) {
    throw new ApiKeyError(`a key named "${name}" exists; take another name`);
  }
  const key = `atlas_${randomBytes(KEY_BYTES).toString('base64url')}`;
  await prisma.apiKey.create({ data: { name, role, expiresAt, keyHash: hashApiKey(key) } });
  return key;
}

/** All keys, the oldest first. */
export function listApiKeys({ prisma }: Database): Promise<ListedKey[]> {
  return prisma.apiKey.findMany({ orderBy: { id: 'asc' }, omit: { id: true, keyHash: true } });
}

/** Makes a key worthless from now on. Throws ApiKeyError where no key has the name. */
export async function revokeApiKey({ prisma }: Database, name: string, now: Date): Promise<void> {
  if ((await prisma.apiKey.findUnique({ where: { name } })) === null) {
    throw new ApiKeyError(`no key is named "${name}"; "atlas keys list" shows them`);
  }
  await prisma.apiKey.updateMany({ where: { name, revokedAt: null }, data: { revokedAt: now } });
}

/**
 * Makes the first administrator's key where the database has never had one.
 *
 * @returns the key, or undefined where there was one.
 */
export function createFirstAdministrator(database: Database): Promise<string | undefined> {
  return database.exclusively('consortium-atlas first administrator', async () => {
    const count = await database.prisma.apiKey.count({ where: { role: 'ADMINISTRATOR' } });
    if (count > 0) return undefined;
    return createApiKey(database, { name: FIRST_ADMINISTRATOR, role: 'ADMINISTRATOR', expiresAt: null });
  });
}
