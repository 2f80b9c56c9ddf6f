import { constants, cp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseError, Pool } from 'pg';
import { SAID_IN_WORDS } from './command-door.ts';
import { makeCopyFolder } from './copy-folders.ts';
import { type Connection, DatabaseUnavailableError, type Queryable } from './connection.ts';
import { openEmbedded } from './embedded.ts';
import { isOutage } from './outage.ts';
import { connectionOver } from './pool-connection.ts';
import { socketOf } from './service-socket.ts';
import { sql } from './statement.ts';

/** What a connection fails on where nobody listens: nothing is there, or only what one that was killed left behind. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR']);

/** An embedded database over the service that has it open. */
export interface ServiceConnection extends Connection {
  /** Why nothing more can be asked, once the service has ended the connection. */
  readonly lost: () => DatabaseUnavailableError | undefined;
}

/**
 * Connects to the service that has the embedded database of a folder open. The service does its own work between the
 * statements and transactions that are sent here.
 *
 * @param version of this program, which must be that of the service.
 * @returns undefined where no service listens.
 * @throws DatabaseUnavailableError where it does not let this program in, in its words.
 */
export async function connectToService(
  directory: string,
  version: string,
): Promise<ServiceConnection | undefined> {
  const path = await socketOf(directory);
  let lost: DatabaseUnavailableError | undefined;
  let isClosing = false;
  const pool = new Pool({
    stream: () => new SocketAt(path),
    ssl: false,
    user: 'atlas',
    database: 'atlas',
    application_name: version,
    max: 1,
    // Whoever waits behind a long transaction waits as long as that takes.
    connectionTimeoutMillis: 0,
    idleTimeoutMillis: 0,
  });
  const notice = (error: unknown) => {
    if (!isClosing) lost ??= lossOf(error, directory);
  };
  pool.on('error', notice);
  pool.on('connect', (client) => client.on('error', notice).on('end', () => notice(undefined)));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    if (error instanceof Error && 'code' in error && NOBODY.has(String(error.code))) return undefined;
    throw refusalOf(error, directory);
  }

  const connection = connectionOver(pool, {
    kind: 'embedded',
    prepares: false,
    whileWaiting: (_client, _deadline, run) => run(),
  });
  return {
    ...connection,
    lost: () => lost,
    // The service has locked the folder, and has done at its start what is done under such names.
    exclusively: (_name, work) => work(connection.adapter),
    admitCommands: () => Promise.resolve(),
    ofOneMoment: (work) => onCopy(connection, directory, work),
    close() {
      isClosing = true;
      return pool.end();
    },
  };
}

/**
 * Reads of one moment would hold up the service for as long as they take, since it has one session. So the files are copied
 * between two transactions, which takes as long as copying does, and what is read is the copy.
 */
async function onCopy<Result>(
  service: Pick<Connection, 'transaction'>,
  directory: string,
  work: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  const copy = await makeCopyFolder(directory);
  try {
    await service.transaction(async (transaction) => {
      // What is committed stands in the files now, and nobody writes before this transaction ends.
      await transaction.query(sql`CHECKPOINT`);
      await cp(join(directory, 'database'), join(copy, 'database'), {
        recursive: true,
        mode: constants.COPYFILE_FICLONE,
      });
    });
    const own = await openEmbedded({ directory: copy });
    try {
      return await own.ofOneMoment(work);
    } finally {
      await own.close();
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** A socket that connects to a path, whatever host and port the driver names. */
class SocketAt extends Socket {
  readonly #path: string;

  constructor(path: string) {
    super();
    this.#path = path;
  }

  override connect(): this {
    return super.connect(this.#path);
  }
}

function refusalOf(error: unknown, directory: string): unknown {
  if (error instanceof DatabaseError && error.code === SAID_IN_WORDS) {
    return new DatabaseUnavailableError(`ATLAS_DATA_DIR ${directory} is in use: ${error.message}`);
  }
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
    return new DatabaseUnavailableError(
      `ATLAS_DATA_DIR ${directory} is in use by a service of another user; run the command as that user`,
    );
  }
  // It was let in and waited for its turn, or was about to be.
  return isOutage(error) ? lossOf(error, directory) : error;
}

function lossOf(error: unknown, directory: string): DatabaseUnavailableError {
  const reason =
    error instanceof DatabaseError && error.code === SAID_IN_WORDS
      ? `the service ended the command: ${error.message}`
      : 'the service ended while the command was under way';
  return new DatabaseUnavailableError(
    `ATLAS_DATA_DIR ${directory}: ${reason}; what it had not committed is undone, so run it again`,
  );
}
