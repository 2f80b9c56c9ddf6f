import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { carryOut, commandOf, environmentOf, type Instruction, readStages } from './dockerfile.ts';

const INSTALL_TIMEOUT_MS = 600_000;
const START_TIMEOUT_MS = 60_000;
const QUERY = '{ consortia(first: 1) { nodes { name compliance { verdict } } } }';

let directory: string;
let image: string;
let runtime: readonly Instruction[];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atlas-image-'));
  const [build = [], last = []] = await readStages();
  runtime = last;
  const built = join(directory, 'build');
  image = join(directory, 'image');
  await Promise.all([mkdir(built), mkdir(image)]);
  await carryOut(build, built);
  await carryOut(runtime, image, built);
}, INSTALL_TIMEOUT_MS);
afterAll(() => rm(directory, { recursive: true }));

describe('the image, made without Docker by the steps of the Dockerfile', () => {
  it('holds neither what tests nor what builds the program, and no source', async () => {
    const packages = await readdir(join(image, 'node_modules'));
    expect(packages).toEqual(expect.arrayContaining(['graphql', 'pg', 'pino']));
    const absent = new Set(['vitest', 'oxlint', 'typescript', 'vite', 'prisma', 'react', 'monaco-editor']);
    expect(packages.filter((name) => absent.has(name))).toEqual([]);
    expect((await readdir(image)).toSorted()).toEqual([
      'dist',
      'node_modules',
      'package.json',
      'policies',
      'prisma',
    ]);
  });

  it('starts as its entry point says, is found healthy, answers and stops', async () => {
    const [program = '', ...parameters] = commandOf(runtime, 'ENTRYPOINT');
    const environment = {
      PATH: process.env['PATH'],
      ...environmentOf(runtime),
      HOST: '127.0.0.1',
      PORT: '0',
      ATLAS_DATA_DIR: join(directory, 'data'),
      ATLAS_LOG: 'text',
    };
    const child = spawn(program, [...parameters, ...commandOf(runtime, 'CMD')], {
      cwd: image,
      env: environment,
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise((resolve) => {
      child.on('close', resolve);
    });
    const address = /serves GraphQL at (http:\S+):(\d+)/;
    const end = performance.now() + START_TIMEOUT_MS;
    while (!address.test(output) && performance.now() < end) await wait(100);
    const [, host = '', port = ''] = address.exec(output) ?? [];
    expect(output).toMatch(address);

    const [probe = '', ...words] = commandOf(runtime, 'HEALTHCHECK');
    const health = promisify(execFile);
    await health(probe, words, { env: { PATH: process.env['PATH'], PORT: port } });
    await expect(
      health(probe, words, { env: { PATH: process.env['PATH'], PORT: '1' } }),
    ).rejects.toMatchObject({
      code: 1,
    });

    const response = await fetch(`${host}:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(await response.json()).toMatchObject({
      data: { consortia: { nodes: [{ compliance: expect.any(Array) }] } },
    });
    // As in production nobody is shown the schema, or GraphiQL.
    expect((await fetch(`${host}:${port}/schema.graphql`)).status).toBe(403);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 120_000);

  it('runs without root, and copies nothing that is kept out of it', async () => {
    expect(runtime.findLast(({ name }) => name === 'USER')?.text).toBe('node');
    const kept = (await readFile('.dockerignore', 'utf8')).split('\n');
    const stages = await readStages();
    const copied = stages
      .flat()
      .filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from='))
      .flatMap(({ text }) => text.split(' ').slice(0, -1));
    expect(kept).toContain('*');
    for (const path of copied) expect(kept).toContain(`!${path}`);
    expect(kept.filter((line) => line.startsWith('!')).toSorted()).toEqual(
      [...new Set(copied)].map((path) => `!${path}`).toSorted(),
    );
  });
});
