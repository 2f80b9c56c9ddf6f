import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DirectoryInUseError, lockDirectory } from './directory-lock.ts';

const PREFIX = 'moment-';

/** Makes a folder, within that of a database, for a copy of it as it is at one moment; nobody else may look into it. */
export function makeCopyFolder(directory: string): Promise<string> {
  return mkdtemp(join(directory, PREFIX));
}

/**
 * Removes the copies that commands left behind which were killed.
 *
 * @param directory a folder that this process has locked.
 */
export async function removeCopies(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(PREFIX));
  for (const copy of names.map((name) => join(directory, name))) {
    try {
      await (
        await lockDirectory(copy)
      )();
      await rm(copy, { recursive: true, force: true });
    } catch (error) {
      // That of a command that goes on reading.
      if (!(error instanceof DirectoryInUseError)) throw error;
    }
  }
}
