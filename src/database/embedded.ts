import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import {
  type Caller,
  type Connection,
  DatabaseUnavailableError,
  type Session,
  unwritableDirectory,
} from './connection.ts';
import { openDoor } from './command-door.ts';
import { removeCopies } from './copy-folders.ts';
import { AbandonedError } from './deadline.ts';
import { lockDirectory } from './directory-lock.ts';
import { Engine } from './engine.ts';
import { connectionOver } from './pool-connection.ts';

/** How an embedded database is opened. */
export interface EmbeddedOptions {
  /** Its folder; none keeps it in memory. */
  readonly directory: string | undefined;
  /** A dump to begin with instead of an empty database. */
  readonly loadDataDir?: Blob;
}

/** The embedded database. */
export interface EmbeddedConnection extends Connection {
  /** All of it, to open another from. */
  dump(): Promise<Blob>;
}

/**
 * Opens the embedded database (PGlite, in a thread of its own). It is one connection: statements wait for one another.
 *
 * @throws DatabaseUnavailableError where the folder cannot be written, or another process has it open.
 */
export async function openEmbedded({ directory, loadDataDir }: EmbeddedOptions): Promise<EmbeddedConnection> {
  const unlock = directory === undefined ? undefined : await claim(directory);
  const engine = await Engine.start(directory && join(directory, 'database'), loadDataDir).catch(
    async (error: unknown) => {
      await unlock?.();
      throw error;
    },
  );
  const pool = new Pool({
    stream: () => engine.connect(),
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    // Whoever waits behind a long transaction waits as long as that takes.
    connectionTimeoutMillis: 0,
    idleTimeoutMillis: 0,
  });
  // An engine that is gone fails the next statement too, and says so there.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connection = connectionOver(pool, {
    kind: 'embedded',
    whileWaiting(_client, deadline, run) {
      // It cannot be told to stop amid a statement; but no other is begun.
      if (deadline?.hasEnded) throw new AbandonedError();
      return run();
    },
  });

  let closeDoor: (() => Promise<void>) | undefined;
  return {
    ...connection,
    forCaller(caller): Session {
      const session = connection.forCaller(caller);
      return {
        query: (statement) => whileAwaited(caller, () => session.query(statement)),
        transaction: (work) => whileAwaited(caller, () => session.transaction(work)),
      };
    },
    // The folder's lock keeps other processes out already.
    exclusively: (_name, work) => work(connection.adapter),
    async admitCommands(version) {
      if (directory === undefined) return;
      await removeCopies(directory);
      closeDoor = await openDoor(directory, { engine, pool, version });
    },
    dump: () => engine.dump(),
    async close() {
      await closeDoor?.();
      await endAfterAll(pool);
      await engine.stop();
      await unlock?.();
    },
  };
}

/** Waits for work as long as its caller does; what is under way then goes on to its own end. */
async function whileAwaited<Result>({ deadline }: Caller, work: () => Promise<Result>): Promise<Result> {
  if (!deadline) return work();
  if (deadline.hasEnded) throw new AbandonedError();
  return deadline.until(work, () => Promise.reject(new AbandonedError()));
}

/** Ends a pool of one connection when all that waits for it has had it: by itself it would forget those who wait. */
async function endAfterAll(pool: Pool): Promise<void> {
  for (;;) {
    // There is none to be had of an engine that is gone.
    const client = await pool.connect().catch(() => undefined);
    if (pool.waitingCount === 0) {
      const ended = pool.end();
      client?.release(true);
      return ended;
    }
    client?.release();
  }
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
