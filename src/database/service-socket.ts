import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Addresses of sockets are 108 bytes on Linux and 104 elsewhere, with a zero at the end. */
const LONGEST_PATH = 103;
const OWNER_ONLY = 0o600;

/**
 * Lets a server listen where commands look for the service that has a folder open: at a socket in the folder, which whoever
 * may not write there cannot use. Where its path is too long, or the file system has no sockets, it is in a folder of its
 * own among the temporary ones, and its path in the folder of the database.
 *
 * @param directory a folder that this process has locked: a socket that is there is one left behind.
 * @returns takes the socket away.
 */
export async function listenFor(directory: string, server: Server): Promise<() => Promise<void>> {
  if (process.platform === 'win32') {
    await listen(server, await pipeOf(directory));
    return () => Promise.resolve();
  }
  await clear(directory);
  const path = join(directory, 'service.sock');
  if (await listensAt(server, path)) return () => clear(directory);
  const elsewhere = join(await mkdtemp(join(tmpdir(), 'atlas-')), 'service.sock');
  await listen(server, elsewhere);
  await writeFile(pointerOf(directory), elsewhere, { mode: OWNER_ONLY });
  return () => clear(directory);
}

/** Where the service listens that has a folder open, if it does. */
export async function socketOf(directory: string): Promise<string> {
  if (process.platform === 'win32') return pipeOf(directory);
  return readFile(pointerOf(directory), 'utf8').catch(() => join(directory, 'service.sock'));
}

function pointerOf(directory: string): string {
  return join(directory, 'service.path');
}

async function listensAt(server: Server, path: string): Promise<boolean> {
  if (Buffer.byteLength(path) > LONGEST_PATH) return false;
  try {
    await listen(server, path);
    return true;
  } catch {
    return false;
  }
}

async function listen(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      resolve();
    });
  });
  if (process.platform === 'win32') {
    server.listen(path);
    await listening;
    return;
  }
  // The socket is made at once, and nobody else may connect in the moment before its mode is set.
  const mask = process.umask(0o077);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  await listening;
  await chmod(path, OWNER_ONLY);
}

/** Takes away what was listened at, by this process or by one that was killed. */
async function clear(directory: string): Promise<void> {
  const elsewhere = await readFile(pointerOf(directory), 'utf8').catch(() => undefined);
  if (elsewhere !== undefined && elsewhere.startsWith(join(tmpdir(), 'atlas-'))) {
    await rm(dirname(elsewhere), { recursive: true, force: true });
  }
  await rm(pointerOf(directory), { force: true });
  await rm(join(directory, 'service.sock'), { force: true });
}

async function pipeOf(directory: string): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(directory))
    .digest('hex')
    .slice(0, 32);
  return `\\\\.\\pipe\\consortium-atlas-${name}`;
}
