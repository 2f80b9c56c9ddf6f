import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteInterface, type Transaction } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { type Connection, DatabaseUnavailableError, unwritableDirectory } from './connection.ts';
import { AbandonedError, currentSignal } from './deadline.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Sql, StatementListener } from './statement.ts';

const DATE_OID = 1082;
const TIMESTAMPTZ_OID = 1184;
const asText = (value: string): string => value;
/** Dates stay the text that PostgreSQL writes: a calendar day has no instant that a JavaScript Date could hold. */
const parsers = { [DATE_OID]: asText, [TIMESTAMPTZ_OID]: asText };

/** How an embedded database is opened. */
export interface EmbeddedOptions {
  /** Its folder; none keeps it in memory. */
  readonly directory: string | undefined;
  /** A dump to begin with instead of an empty database. */
  readonly loadDataDir?: Blob;
}

/**
 * Opens the embedded database (PGlite). It is one connection: statements wait for one another.
 *
 * @throws DatabaseUnavailableError where the folder cannot be written, or another process has it open.
 */
export async function openEmbedded({
  directory,
  loadDataDir,
}: EmbeddedOptions): Promise<Connection & { readonly pglite: PGlite }> {
  const unlock = directory === undefined ? undefined : await claim(directory);
  const location = directory === undefined ? {} : { dataDir: join(directory, 'database') };
  const pglite = await PGlite.create({ ...location, ...(loadDataDir && { loadDataDir }) });
  const listeners = new Set<StatementListener>();

  let underWay = 0;
  const queryOn = async <Row extends object>(
    target: PGliteInterface | Transaction,
    statement: Sql,
  ): Promise<Row[]> => {
    // It cannot be told to stop amid a statement; but no other is begun.
    if (currentSignal()?.aborted) throw new AbandonedError();
    const began = performance.now();
    underWay += 1;
    const result = await target
      .query<Row>(statement.text, statement.values, { parsers })
      .finally(() => (underWay -= 1));
    for (const listener of listeners) {
      listener({
        text: statement.text,
        parameters: statement.values,
        milliseconds: performance.now() - began,
      });
    }
    return result.rows;
  };

  return {
    kind: 'embedded',
    pglite,
    adapter: new PrismaPGlite(pglite),
    query: (statement) => queryOn(pglite, statement),
    transaction: (work) =>
      pglite.transaction((transaction) => work({ query: (statement) => queryOn(transaction, statement) })),
    // The folder's lock keeps other processes out already.
    exclusively: (_name, work) => work(),
    load: () => ({ connections: 1, idle: underWay === 0 ? 1 : 0, waiting: Math.max(0, underWay - 1) }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await pglite.close();
      await unlock?.();
    },
  };
}

async function claim(directory: string): Promise<() => Promise<void>> {
  try {
    await mkdir(directory, { recursive: true });
    return await lockDirectory(directory);
  } catch (error) {
    if (error instanceof DatabaseUnavailableError) throw error;
    throw unwritableDirectory(directory, error);
  }
}
