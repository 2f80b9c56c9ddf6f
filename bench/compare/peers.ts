import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const PEERS = join(import.meta.dirname, '../peers');

/** The peers that are installed in folders of their own. */
export type PeerName = 'postgraphile' | 'plain';

/** Installs a peer as its lock says, unless it is there, and generates what it needs. */
export async function installPeer(name: PeerName, onProgress: (text: string) => void): Promise<void> {
  const folder = join(PEERS, name);
  const installed = await modified(join(folder, 'node_modules/.package-lock.json'));
  if (installed < (await modified(join(folder, 'package-lock.json')))) {
    onProgress(`installing ${name}`);
    await promisify(execFile)('npm', ['ci'], { cwd: folder });
  }
  const generated = await modified(join(folder, 'generated/pothos-types.ts'));
  if (name === 'plain' && generated < (await modified(join(folder, 'schema.prisma')))) {
    await promisify(execFile)('npx', ['prisma', 'generate'], { cwd: folder });
  }
}

/** Adds the functions that peers have besides the tables, and hides from PostGraphile what it is not asked about. */
export async function addFunctions(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(await readFile(join(PEERS, 'functions.sql'), 'utf8'));
  } finally {
    await client.end();
  }
}

/** The versions of what the peers are made of, as they are installed. */
export async function peerVersion(peer: PeerName, library: string): Promise<string> {
  const text = await readFile(join(PEERS, peer, 'node_modules', library, 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}

async function modified(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
