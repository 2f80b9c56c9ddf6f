import { execFile } from 'node:child_process';
import { appendFile, chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../deploy/local/free-port.ts';
import { NGINX } from '../../deploy/local/packages.ts';
import { createPostgresql, postgresqlFolder, programFolder } from '../../deploy/local/postgresql.ts';
import { listens, startProgram, until } from '../../deploy/local/program.ts';

const run = promisify(execFile);
const DEPLOY = join(import.meta.dirname, '../../deploy');
const RECOVERY_MS = 5000;
const isRoot = process.getuid?.() === 0;

/** A command as the user that PostgreSQL runs as. */
function asPostgres(command: string, ...parameters: string[]): [command: string, parameters: string[]] {
  const user = ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...parameters];
  return isRoot ? ['setpriv', user] : [command, parameters];
}

async function one(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

it('the scripts of the containers make a replica that follows, and that goes on where it was', async () => {
  const folder = await postgresqlFolder(await mkdtemp(join(tmpdir(), 'atlas-scripts-')));
  const primary = await createPostgresql(join(folder, 'primary'));
  await primary.start();
  const scripts = join(folder, 'scripts');
  await mkdir(scripts);
  for (const name of ['allow-replication.sh', 'replica.sh']) {
    await copyFile(join(DEPLOY, 'postgresql', name), join(scripts, name));
    await chmod(join(scripts, name), 0o755);
  }
  const environment = {
    PATH: `${await programFolder()}:${process.env['PATH']}`,
    PGHOST: '127.0.0.1',
    PGPORT: String(primary.port),
    POSTGRES_USER: 'postgres',
    POSTGRES_DB: 'postgres',
    REPLICATION_PASSWORD: 'of the tests',
  };
  const allow = asPostgres(join(scripts, 'allow-replication.sh'));
  await run(...allow, { env: { ...environment, PGDATA: primary.folder } });
  await one(primary.url, 'SELECT pg_reload_conf()');
  expect(await readFile(join(primary.folder, 'pg_hba.conf'), 'utf8')).toMatch(
    /^host replication replicator all/m,
  );

  const data = join(folder, 'replica');
  await mkdir(data);
  // A copy that broke off lies there already.
  await writeFile(join(data, 'PG_VERSION'), '15\n');
  await run('chmod', ['-R', '777', data]);
  if (isRoot) await run('chown', ['-R', 'postgres', data]);
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const command = asPostgres(join(scripts, 'replica.sh'), ...settings.flatMap((setting) => ['-c', setting]));
  const replicaUrl = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const start = async () => {
    const replica = startProgram(...command, {
      PATH: environment.PATH,
      PGDATA: data,
      PRIMARY_HOST: '127.0.0.1',
      PRIMARY_PORT: String(primary.port),
      REPLICATION_PASSWORD: environment.REPLICATION_PASSWORD,
    });
    await until(replica, () => listens(port), 'the replica');
    return replica;
  };
  let replica = await start();
  onTestFinished(async () => {
    await replica.stop('SIGINT');
    await primary.stop('immediate');
    await rm(folder, { recursive: true });
  });
  const counted = () => one(replicaUrl, 'SELECT count(*) FROM kept').catch(() => undefined);
  await one(primary.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  await expect.poll(counted, { timeout: RECOVERY_MS }).toBe('1');
  await replica.stop('SIGINT');
  await one(primary.url, 'INSERT INTO kept VALUES (2)');
  replica = await start();
  await expect.poll(counted, { timeout: RECOVERY_MS }).toBe('2');
  expect(await one(replicaUrl, `SELECT conninfo ~ 'user=replicator' FROM pg_stat_wal_receiver`)).toBe(true);
});

it.each(['nginx/upstream.conf', 'kubernetes/upstream.conf'])('nginx takes deploy/%s', async (file) => {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-nginx-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const written = await readFile(join(DEPLOY, file), 'utf8');
  // Debian's nginx is older than the containers', and neither name is known here.
  const known = written
    .replace(' resolve ', ' ')
    .replace('atlas:4000', '127.0.0.1:4000')
    .replace('/etc/nginx/atlas.conf', join(DEPLOY, 'nginx/atlas.conf'));
  const configuration = join(folder, 'nginx.conf');
  await writeFile(configuration, `pid ${folder}/nginx.pid; error_log stderr; events {} http {\n`);
  await appendFile(configuration, `${known}\n}\n`);
  const { stderr } = await run(NGINX, ['-t', '-p', folder, '-c', configuration]);
  expect(stderr).toContain('test is successful');
});
