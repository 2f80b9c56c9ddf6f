import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { newPersonalDataKey, PersonalDataKeys } from '../../src/database/personal-data.ts';
import { personalDataKeys } from '../../src/commands/personal-data-keys.ts';

const PLACE = { table: 'Unit', column: 'contactPhoneCipher', row: 1 };

async function folder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'atlas-keys-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

test('the embedded database makes one key, for its owner alone, and keeps it', async () => {
  const directory = join(await folder(), 'new');
  const config = readConfig({ ATLAS_DATA_DIR: directory });
  const stored = (await personalDataKeys(config)).encrypt('13800005678', PLACE);
  expect((await personalDataKeys(config)).decrypt(stored, PLACE)).toBe('13800005678');
  const path = join(directory, 'personal-data.key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);

  const named = readConfig({ ATLAS_DATA_DIR: directory, ATLAS_PERSONAL_DATA_KEYS: newPersonalDataKey() });
  const keys = await personalDataKeys(named);
  expect(keys.decrypt(stored, PLACE)).toBe('13800005678');
  expect(new PersonalDataKeys([(await readFile(path, 'utf8')).trim()]).currentHead).not.toBe(
    keys.currentHead,
  );
});

test('a key file that holds no key stops the start in one line', async () => {
  const directory = await folder();
  await writeFile(join(directory, 'personal-data.key'), 'lost');
  await expect(personalDataKeys(readConfig({ ATLAS_DATA_DIR: directory }))).rejects.toThrow(
    /^ATLAS_DATA_DIR: .*personal-data\.key holds no key of 32 bytes/,
  );
});

test('a server has the keys of the environment alone', async () => {
  const DATABASE_URL = 'postgresql://atlas@db/atlas';
  const none = await personalDataKeys(readConfig({ DATABASE_URL }));
  expect(none.currentHead).toBeUndefined();
  const two = `${newPersonalDataKey()}, ${newPersonalDataKey()}`;
  const keys = await personalDataKeys(readConfig({ DATABASE_URL, ATLAS_PERSONAL_DATA_KEYS: two }));
  expect(keys.currentHead).toMatch(/^01[\da-f]{8}$/);
});

test.each(['short', 'A'.repeat(43) + '!', `${newPersonalDataKey()};${newPersonalDataKey()}`])(
  'ATLAS_PERSONAL_DATA_KEYS=%s is refused without being quoted',
  (keys) => {
    const read = () => readConfig({ ATLAS_PERSONAL_DATA_KEYS: keys });
    expect(read).toThrow(/^ATLAS_PERSONAL_DATA_KEYS must be keys of 32 bytes/);
    expect(read).not.toThrow(keys);
  },
);
