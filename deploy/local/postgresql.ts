import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
/** Where Debian's packages put the programs of each version. */
const VERSIONS = '/usr/lib/postgresql';
const REPLICATION_USER = 'postgres';

/** A PostgreSQL server of our own, on the loopback. */
export interface PostgresqlServer {
  readonly port: number;
  /** The address of its database `postgres`. */
  readonly url: string;
  /** Its data. */
  readonly folder: string;
  /** Starts it, and waits until it answers. */
  start(): Promise<void>;
  /** Ends it as a shutdown does, or as a crash does. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  /** The number of its first process; undefined where it does not run. */
  processId(): Promise<number | undefined>;
}

/**
 * Makes a server with no data but its own.
 *
 * @param folder does not exist yet; whoever PostgreSQL runs as must be able to reach the folder that it is in.
 * @param settings as in postgresql.conf.
 */
export async function createPostgresql(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresqlServer> {
  await asPostgres('initdb', [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ]);
  return serverIn(folder, { wal_level: 'replica', hot_standby: 'on', ...settings });
}

/** Makes a streaming replica of a server that runs. */
export async function createReplica(
  primary: PostgresqlServer,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresqlServer> {
  const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', REPLICATION_USER];
  await asPostgres('pg_basebackup', ['-D', folder, '-R', '-X', 'stream', '-c', 'fast', ...from]);
  // Readers on the replica are not cut off for what the primary has cleaned away meanwhile.
  return serverIn(folder, { hot_standby_feedback: 'on', wal_receiver_timeout: '5s', ...settings });
}

/** Copies a server that runs into a folder, without its log: what it takes from an archive. */
export async function baseBackup(primary: PostgresqlServer, folder: string): Promise<void> {
  const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', REPLICATION_USER];
  await asPostgres('pg_basebackup', ['-D', folder, '-X', 'none', '-c', 'fast', ...from]);
}

/** Opens a folder that data is in already, such as one that was restored. */
export async function serverIn(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresqlServer> {
  const port = await freePort();
  const all = {
    // Data that lives for minutes need not survive a power cut.
    fsync: 'off',
    max_connections: '60',
    shared_buffers: '32MB',
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  const options = Object.entries(all).map(
    ([name, value]) => `-c ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  const control = (...parameters: string[]) => asPostgres('pg_ctl', ['-D', folder, '-w', ...parameters]);
  return {
    port,
    folder,
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: () => control('-l', `${folder}.log`, '-o', options.join(' '), 'start'),
    stop: (how = 'fast') => control('-m', how, 'stop'),
    async processId() {
      const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
      return text === '' ? undefined : Number(text.split('\n')[0]);
    },
  };
}

/** A folder in which PostgreSQL may make its own; it is emptied first. */
export async function postgresqlFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o777);
  return folder;
}

/** Whether PostgreSQL's programs are installed. */
export async function hasPostgresql(): Promise<boolean> {
  return (await programFolder()) !== undefined;
}

/** The folder of the newest version's programs; undefined where there is none. */
export async function programFolder(): Promise<string | undefined> {
  const versions = await readdir(VERSIONS).catch(() => []);
  const newest = versions.toSorted((one, other) => Number(other) - Number(one))[0];
  return newest === undefined ? undefined : join(VERSIONS, newest, 'bin');
}

/** Runs one of PostgreSQL's programs, which refuse to run as root. */
async function asPostgres(program: string, parameters: readonly string[]): Promise<void> {
  const programs = await programFolder();
  if (programs === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const command = join(programs, program);
  const isRoot = process.getuid?.() === 0;
  await (isRoot
    ? run('runuser', ['-u', 'postgres', '--', command, ...parameters], { cwd: '/' })
    : run(command, [...parameters], { cwd: '/' }));
}
