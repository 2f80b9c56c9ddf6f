import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { writeTableSet } from '../generate/table-set.ts';
import { runAtlas } from '../measure/atlas-server.ts';
import { ScratchDatabase } from '../measure/scratch-database.ts';
import { growDatabase } from './grow.ts';

/** More consortia than these would take hours to import: they are grown in the database from fewer. */
const MOST_IMPORTED = 50_000;
const GROWN_FROM = 5000;

/** What is wanted of a stage. */
export interface StageTerms {
  /** A PostgreSQL server where databases may be made. */
  readonly server: string;
  readonly consortia: number;
  readonly seed: string;
  /** Of databases and folders. */
  readonly name: string;
  /** Whether they stay there for another run. */
  readonly keep: boolean;
  readonly onProgress: (text: string) => void;
}

/** The generated data in the databases that servers read, dropped at the end unless they are kept. */
export class Stage {
  readonly #terms: StageTerms;
  #folder: string | undefined;
  #database: ScratchDatabase | undefined;
  #drops = false;

  constructor(terms: StageTerms) {
    this.#terms = terms;
    this.#drops = !terms.keep;
  }

  /** A database on the server, filled by the product's own import and, where it is to be larger, by growth. */
  async database(): Promise<ScratchDatabase> {
    const { server, consortia, name, onProgress } = this.#terms;
    const { database, isNew } = await ScratchDatabase.open(server, `atlas_bench_${consortia}_${name}`);
    this.#database = database;
    if (!isNew) return database;
    // What is half filled is of no use to another run.
    this.#drops = true;
    const imported = consortia > MOST_IMPORTED ? GROWN_FROM : consortia;
    if (consortia % imported !== 0) throw new Error(`${consortia} consortia are no multiple of ${imported}.`);
    await this.#import(imported, { DATABASE_URL: database.url });
    if (consortia > imported) {
      await growDatabase(database.url, { times: consortia / imported, onProgress });
    }
    onProgress('vacuuming and analysing');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query('VACUUM ANALYZE');
    } finally {
      await client.end();
    }
    this.#drops = !this.#terms.keep;
    return database;
  }

  /** The folder of an embedded database with the same data. */
  async embeddedFolder(): Promise<string> {
    const data = join(await this.#ownFolder(), `embedded-${this.#terms.consortia}`);
    if (await exists(data)) return data;
    if (this.#terms.consortia > MOST_IMPORTED) {
      throw new Error(`The embedded database is filled by an import, of ${MOST_IMPORTED} consortia at most.`);
    }
    await mkdir(data);
    await this.#import(this.#terms.consortia, { ATLAS_DATA_DIR: data });
    return data;
  }

  async close(): Promise<void> {
    await this.#database?.close({ drop: this.#drops });
    if (this.#folder !== undefined && !this.#terms.keep) {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  async #import(consortia: number, environment: Record<string, string>): Promise<void> {
    const { seed, onProgress } = this.#terms;
    const tableSet = join(await this.#ownFolder(), `table-set-${consortia}`);
    if (!(await exists(tableSet))) {
      onProgress(`generating ${consortia} consortia`);
      await writeTableSet(tableSet, { consortia, seed });
    }
    onProgress(`importing ${consortia} consortia`);
    const began = performance.now();
    await runAtlas(['import', tableSet], { ATLAS_SAMPLE: 'off', ...environment });
    onProgress(`imported in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }

  async #ownFolder(): Promise<string> {
    if (this.#folder !== undefined) return this.#folder;
    const kept = join(tmpdir(), `atlas-bench-${this.#terms.name}`);
    if (this.#terms.keep) await mkdir(kept, { recursive: true });
    this.#folder = this.#terms.keep ? kept : await mkdtemp(join(tmpdir(), 'atlas-bench-'));
    return this.#folder;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
