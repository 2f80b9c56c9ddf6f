import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PIECE = Buffer.alloc(4096);
const MEGABYTE = Buffer.alloc(1024 * 1024);

/** A disk of our own that is soon full. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte free. */
  fill(): Promise<void>;
  /** Gives back what was filled. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts a disk in memory; undefined where this user may not mount. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill() {
      await writeFile(filler, '');
      for (const piece of [MEGABYTE, PIECE]) {
        while (await appended(filler, piece));
      }
    },
    free: () => rm(filler),
    async remove() {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

async function appended(file: string, piece: Buffer): Promise<boolean> {
  try {
    await appendFile(file, piece);
    return true;
  } catch {
    return false;
  }
}
