import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';
import { KeyScope, type Role } from '../generated/prisma/enums.ts';
import { ownUnit } from '../resolvers/request/viewer.ts';

/** What a key lets its holder do. */
export interface KeyTerms {
  readonly name: string;
  readonly role: Role;
  /** The end of the key; null where it has none. */
  readonly expiresAt: Date | null;
  /** An officer's or integrator's division; null where there is none. */
  readonly divisionCode?: string | null;
  /** An applicant's own unit; null where there is none. */
  readonly unitRef?: string | null;
  /** What it may be used for: reading and writing where this is left out, and everything for an administrator. */
  readonly scopes?: readonly KeyScope[] | undefined;
}

/** A key as it is listed; the key itself is not kept. */
export interface ListedKey {
  readonly name: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly unitRef: string | null;
  readonly scopes: readonly KeyScope[];
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
const OFFICERS: ReadonlySet<Role> = new Set<Role>(['DISTRICT_OFFICER', 'CITY_OFFICER']);

/** What a key or token may be used for where nothing is said of it: all but personal data, which administrators see. */
export function usualScopes(role: Role): readonly KeyScope[] {
  return role === 'ADMINISTRATOR' ? Object.values(KeyScope) : ['READ', 'WRITE'];
}

/** What is kept of a key. Keys are long and random, so a plain hash cannot be guessed back. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Makes a key; it is told once, here. Throws ApiKeyError where its terms do not fit, or another key has the name. */
export async function createApiKey({ prisma }: Database, terms: KeyTerms): Promise<string> {
  const { name, role, expiresAt, divisionCode = null } = terms;
  const unitRef = unitOf(terms.unitRef ?? null);
  const scopes = terms.scopes ?? usualScopes(role);
  refuseTerms(role, divisionCode, unitRef);
  if (
    divisionCode !== null &&
    (await prisma.division.findUnique({ where: { code: divisionCode } })) === null
  ) {
    throw new ApiKeyError(`there is no division ${divisionCode}; give the code of one, such as 330300`);
  }
  if ((await prisma.apiKey.findUnique({ where: { name } })) !== null) {
    throw new ApiKeyError(`a key named "${name}" exists; take another name`);
  }
  const key = `atlas_${randomBytes(KEY_BYTES).toString('base64url')}`;
  await prisma.apiKey.create({
    data: { name, role, expiresAt, divisionCode, unitRef, scopes: [...scopes], keyHash: hashApiKey(key) },
  });
  return key;
}

/** Whose rights end somewhere must say where, and nobody else. */
function refuseTerms(role: Role, divisionCode: string | null, unitRef: string | null): void {
  if (divisionCode === null && OFFICERS.has(role)) {
    throw new ApiKeyError(`a key of the role ${role} needs the officer's division, such as 330302`);
  }
  if (unitRef === null && role === 'APPLICANT') {
    throw new ApiKeyError(
      "a key of the role APPLICANT needs the applicant's own unit, such as CN-USCC:91330300…",
    );
  }
  if (divisionCode !== null && !OFFICERS.has(role) && role !== 'INTEGRATOR') {
    throw new ApiKeyError(`a key of the role ${role} belongs to no division; leave the division out`);
  }
  if (unitRef !== null && role !== 'APPLICANT') {
    throw new ApiKeyError(`a key of the role ${role} belongs to no unit; leave the unit out`);
  }
}

/** An applicant's own unit as its reference is stored. */
function unitOf(written: string | null): string | null {
  if (written === null) return null;
  const ref = ownUnit(written);
  if (ref !== undefined) return ref;
  throw new ApiKeyError('a unit is named as scheme:value, such as CN-USCC:91330300… or LOCAL:42');
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
    const [known] = await database.query(sql`SELECT FROM "ApiKey" WHERE "role" = 'ADMINISTRATOR' LIMIT 1`);
    if (known !== undefined) return undefined;
    return createApiKey(database, { name: FIRST_ADMINISTRATOR, role: 'ADMINISTRATOR', expiresAt: null });
  });
}
