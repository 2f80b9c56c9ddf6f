import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasPostgresql } from './postgresql.ts';

const run = promisify(execFile);
/** Where Debian's packages put the programs that run as services. */
export const NGINX = '/usr/sbin/nginx';
const REDIS = '/usr/bin/redis-server';

/**
 * Sees to it that Debian's packages of what a cluster is made of are there: root installs what is absent.
 *
 * @throws Error that names what to install, where somebody else runs it.
 */
export async function requirePackages(): Promise<void> {
  const absent = [
    ...((await hasPostgresql()) ? [] : ['postgresql']),
    ...((await isProgram(REDIS)) ? [] : ['redis-server']),
    ...((await isProgram(NGINX)) ? [] : ['nginx-light']),
  ];
  if (absent.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new Error(`install what is absent: apt-get install ${absent.join(' ')}`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...absent], options);
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
