import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnavailableError } from './connection.ts';

/**
 * Claims a folder for this process through a file that names the process. A file left behind by a process that ended
 * does not hold the folder.
 *
 * @returns gives the folder back.
 * @throws DatabaseUnavailableError where a process that is alive has it.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, 'process.lock');
  const mine = await identityOf(process.pid);
  for (;;) {
    try {
      await writeFile(file, `${mine}\n`, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const holder = (await readFile(file, 'utf8').catch(() => '')).trim();
    const pid = Number(holder.split(' ')[0]);
    if (holder !== '' && holder !== mine && (await identityOf(pid)) === holder) {
      throw new DatabaseUnavailableError(
        `ATLAS_DATA_DIR ${directory} is in use by process ${pid}; stop it, or name another folder`,
      );
    }
    await rm(file, { force: true });
  }
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
