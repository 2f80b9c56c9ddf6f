import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { DatabaseUnavailableError, unwritableDirectory } from '../database/connection.ts';
import { isPersonalDataKey, newPersonalDataKey, PersonalDataKeys } from '../database/personal-data.ts';

const FILE = 'personal-data.key';
const OWNER_ONLY = 0o600;

/**
 * The keys of personal data: those of the environment, and for the embedded database one beside it, which is made once where
 * the environment names none. A server's database without keys in the environment takes no personal data and shows none.
 *
 * @throws DatabaseUnavailableError where the key beside the embedded database is none, or cannot be made.
 */
export async function personalDataKeys({
  database,
  personalDataKeys: keys,
}: Pick<Config, 'database' | 'personalDataKeys'>): Promise<PersonalDataKeys> {
  if (database.kind === 'postgresql') return new PersonalDataKeys(keys);
  if (database.directory === undefined) {
    return new PersonalDataKeys(keys.length > 0 ? keys : [newPersonalDataKey()]);
  }
  const path = join(database.directory, FILE);
  if (keys.length === 0) await makeKey(database.directory, path);
  // The key that was made stays good for what was encrypted by it before the environment named others.
  return new PersonalDataKeys([...keys, ...(await keyAt(path))]);
}

async function makeKey(directory: string, path: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(path, `${newPersonalDataKey()}\n`, { flag: 'wx', mode: OWNER_ONLY });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw unwritableDirectory(directory, error);
  }
}

async function keyAt(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) return [];
  if (isPersonalDataKey(text.trim())) return [text.trim()];
  throw new DatabaseUnavailableError(
    `ATLAS_DATA_DIR: ${path} holds no key of 32 bytes; restore it, for without it stored personal data cannot be read`,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
