import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnavailableError } from './connection.ts';

/** That another process has the folder of an embedded database open. */
export class DirectoryInUseError extends DatabaseUnavailableError {}

/**
 * Claims a folder for this process by a lock of the operating system, which is held for as long as this process has the
 * file open: it ends with the process however that ends, and holds against other containers on the same machine too.
 *
 * The file names its holder as versions without such a lock did, so that neither takes the folder of the other. It stays
 * when the folder is given back: whoever has just opened a file that is removed would lock one that nobody else sees.
 *
 * @returns gives the folder back.
 * @throws DirectoryInUseError where another process has it.
 * @throws DatabaseUnavailableError where the file system or the platform has no locks.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'process.lock');
  for (;;) {
    const file = await open(path, 'a+', 0o600);
    try {
      await lock(file, directory);
      // A version without such locks may have removed the file meanwhile.
      if (await isAt(file, path)) {
        await claim(file, directory);
        return async () => {
          await file.truncate();
          await file.close();
        };
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
  }
}

async function lock(file: FileHandle, directory: string): Promise<void> {
  const tryLock = await loadLocks();
  let isLocked;
  try {
    isLocked = tryLock(file.fd);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new DatabaseUnavailableError(
      `ATLAS_DATA_DIR ${directory} is on a file system without locks (${code}), so two processes could open it and destroy it; name a folder on a local disk`,
    );
  }
  if (!isLocked) throw inUse(directory, await processAlive(await holderIn(file)));
}

/** Writes down who holds the folder, once no process of a version without locks does. */
async function claim(file: FileHandle, directory: string): Promise<void> {
  const mine = await identityOf(process.pid);
  const holder = await holderIn(file);
  const other = holder === mine ? undefined : await processAlive(holder);
  if (other !== undefined) throw inUse(directory, other);
  await file.truncate();
  await file.appendFile(`${mine}\n`);
}

function inUse(directory: string, pid: number | undefined): DirectoryInUseError {
  // One of another container is not seen from here, and one that has only just come has not written down its name.
  const holder = pid === undefined ? 'another process, here or in another container' : `process ${pid}`;
  return new DirectoryInUseError(
    `ATLAS_DATA_DIR ${directory} is in use by ${holder}; stop it, or name another folder`,
  );
}

/** Loaded when it is first wanted: a database on a server does without, on platforms that have no such code too. */
async function loadLocks(): Promise<(descriptor: number) => boolean> {
  try {
    const { tryLock } = await import('fs-native-extensions');
    return tryLock;
  } catch {
    throw new DatabaseUnavailableError(
      `ATLAS_DATA_DIR: there are no locks for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL server`,
    );
  }
}

async function holderIn(file: FileHandle): Promise<string> {
  const buffer = Buffer.alloc(100);
  // On Windows a locked file cannot be read by others.
  const read = await file.read(buffer, 0, buffer.length, 0).catch(() => ({ bytesRead: 0 }));
  return buffer.toString('utf8', 0, read.bytesRead).trim();
}

function undefinedWhereGone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

async function isAt(file: FileHandle, path: string): Promise<boolean> {
  const [here, there] = await Promise.all([file.stat(), stat(path).catch(undefinedWhereGone)]);
  return here.ino === there?.ino && here.dev === there.dev;
}

/** The number of the process that an identity names, where it is alive and seen from here. */
async function processAlive(identity: string): Promise<number | undefined> {
  const pid = Number(identity.split(' ')[0]);
  return identity !== '' && (await identityOf(pid)) === identity ? pid : undefined;
}

/**
 * A process by its number and, where the system tells it, the moment it began: numbers are used again, above all in
 * containers. Undefined where no such process is alive.
 */
async function identityOf(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return undefined;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // Field 22 of proc(5)'s stat; the second field, a name in parentheses, may hold blanks.
  const began = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return began === undefined ? String(pid) : `${pid} ${began}`;
}
