import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../src/database/connection.ts';
import { openEmbedded } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';

const ROOT = join(import.meta.dirname, '..');
const KEPT = join(ROOT, 'node_modules/.cache/test-templates');
/** All that what is in the templates follows from. */
const SOURCES = [
  'package-lock.json',
  'prisma',
  'src/database',
  'src/domain',
  'src/exchange',
  'test/embedded-templates.ts',
  'test/global-setup.ts',
  'test/graph/table-set',
];

/**
 * The folder with dumps of embedded databases to copy: migrated, with the table set of test/graph, and with the sample.
 * Making them takes longer than most test files, so they are kept for as long as what they are made from stays the same.
 */
export async function embeddedTemplates(make: {
  readonly migrations: string;
  readonly fillGraph: (to: Connection) => Promise<void>;
  readonly fillSample: (to: Connection) => Promise<void>;
}): Promise<string> {
  const kept = join(KEPT, await fingerprint());
  if (await isThere(kept)) return kept;
  await mkdir(KEPT, { recursive: true });
  const older = await olderThanAnHour((await readdir(KEPT)).map((name) => join(KEPT, name)));
  const unfinished = await mkdtemp(join(KEPT, 'unfinished-'));
  const dumped = async (
    name: string,
    from: Blob | undefined,
    fill: (to: Connection) => Promise<unknown>,
  ): Promise<Blob> => {
    const connection = await openEmbedded({ directory: undefined, ...(from && { loadDataDir: from }) });
    await fill(connection);
    const dump = await connection.dump();
    await connection.close();
    await writeFile(join(unfinished, `${name}.tar`), Buffer.from(await dump.arrayBuffer()));
    return dump;
  };
  const template = await dumped('template', undefined, (connection) => migrate(connection, make.migrations));
  await Promise.all([dumped('graph', template, make.fillGraph), dumped('sample', template, make.fillSample)]);
  try {
    await rename(unfinished, kept);
  } catch (error) {
    // Another run has made the same meanwhile.
    if (!(await isThere(kept))) throw error;
    await rm(unfinished, { recursive: true });
  }
  await Promise.all(older.map((each) => rm(each, { recursive: true, force: true })));
  return kept;
}

/** Of the sources' texts, and of the day, for which figures of a new database are computed. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  const add = async (path: string): Promise<void> => {
    if ((await stat(join(ROOT, path))).isDirectory()) {
      for (const name of (await readdir(join(ROOT, path))).toSorted()) await add(join(path, name));
      return;
    }
    hash.update(`${path}\0`).update(await readFile(join(ROOT, path)));
  };
  for (const source of SOURCES) await add(source);
  return hash.digest('hex').slice(0, 32);
}

/** Younger ones may be another run's, which is still making or copying them. */
async function olderThanAnHour(paths: readonly string[]): Promise<string[]> {
  const ages = await Promise.all(paths.map(async (path) => Date.now() - (await stat(path)).mtimeMs));
  return paths.filter((_, index) => (ages[index] ?? 0) > 3_600_000);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
