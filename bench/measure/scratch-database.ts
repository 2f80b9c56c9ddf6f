import { Client } from 'pg';
import { endedChildrenTimeOf, memoryOf, parentOf, processorTimeOf } from './server-process.ts';

/** A database of its own on a server, dropped at the end unless it is kept for another run. */
export class ScratchDatabase {
  readonly url: string;
  readonly #name: string;
  readonly #admin: Client;

  private constructor(url: string, name: string, admin: Client) {
    this.url = url;
    this.#name = name;
    this.#admin = admin;
  }

  /** Opens the database of a name, and makes it where there is none; `isNew` says which. */
  static async open(serverUrl: string, name: string): Promise<{ database: ScratchDatabase; isNew: boolean }> {
    const admin = new Client({ connectionString: serverUrl });
    await admin.connect();
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const isNew = found.rowCount === 0;
    if (isNew) await admin.query(`CREATE DATABASE "${name}"`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return { database: new ScratchDatabase(url.href, name, admin), isNew };
  }

  /** What the server is, as it says itself. */
  async version(): Promise<string> {
    const { rows } = await this.#admin.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    return rows[0]?.version ?? '';
  }

  /**
   * The memory that the server's processes for this database hold for themselves, shared buffers left out, in bytes;
   * undefined where the server is not on this machine.
   */
  async ownMemory(): Promise<number | undefined> {
    const each = await Promise.all((await this.#processes()).map((pid) => memoryOf(pid, 'RssAnon')));
    const known = each.filter((bytes) => bytes !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, bytes) => sum + bytes, 0);
  }

  /** The processor time of each of the server's processes for this database, in milliseconds; of a server on this machine. */
  async processorTimes(): Promise<ReadonlyMap<number, number>> {
    const pids = await this.#processes();
    return new Map(await Promise.all(pids.map(async (pid) => [pid, await processorTimeOf(pid)] as const)));
  }

  /**
   * The processor time of the server's processes that have ended, in milliseconds, which those that a statement is parted
   * among do with it; undefined while anybody else is connected to the server, whose processes end too.
   */
  async endedProcessesTime(): Promise<number | undefined> {
    const { rows } = await this.#admin.query<{ others: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname <> $1
         AND pid <> pg_backend_pid()) AS others`,
      [this.#name],
    );
    if (rows[0]?.others !== false) return undefined;
    const { rows: backends } = await this.#admin.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const parent = backends[0] && (await parentOf(backends[0].pid));
    return parent === undefined ? undefined : endedChildrenTimeOf(parent);
  }

  async close({ drop }: { readonly drop: boolean }): Promise<void> {
    if (drop) await this.#admin.query(`DROP DATABASE "${this.#name}" WITH (FORCE)`);
    await this.#admin.end();
  }

  async #processes(): Promise<number[]> {
    const { rows } = await this.#admin.query<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE datname = $1',
      [this.#name],
    );
    return rows.map(({ pid }) => pid);
  }
}
