import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const KUBERNETES = join(ROOT, 'deploy/kubernetes');
const OURS = /^(?:ATLAS_|DATABASE_(?:URL|REPLICA_URLS)|REDIS_URL)/;

const compose = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      environment: z.record(z.string(), z.string()).optional(),
      volumes: z.array(z.string()).optional(),
      depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
    }),
  ),
});
const container = z.looseObject({
  name: z.string(),
  env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })).default([]),
});
const workload = z.object({
  kind: z.enum(['Deployment', 'StatefulSet']),
  spec: z.object({ template: z.object({ spec: z.object({ containers: z.array(container) }) }) }),
});

async function manifests(): Promise<unknown[]> {
  const names = (await readdir(KUBERNETES)).filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(names.map((name) => readFile(join(KUBERNETES, name), 'utf8')));
  return texts.flatMap((text) => [...parseAllDocuments(text)].map((document): unknown => document.toJS()));
}

/** A value with what somebody sets before they start it. */
function filledIn(value: string): string {
  return value
    .replaceAll(/\$\{\w+:\?[^}]*\}|\$\{ATLAS_(?:DATABASE|REPLICATION)_PASSWORD\}|\$\(\w+\)/g, 'secret')
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
}

async function namesInConfig(): Promise<string[]> {
  const text = await readFile(join(ROOT, 'src/config.ts'), 'utf8');
  return Array.from(text.matchAll(/^ {2}([A-Z_]+): /gm), ([, name = '']) => name);
}

/** For `it.each`: what puts the manifests together, where it is installed. */
const kustomize = await run('kubectl', ['kustomize', '--help']).then(
  () => ['kustomize'],
  () => [],
);

describe('docker-compose.yml', async () => {
  const { services } = compose.parse(parse(await readFile(join(ROOT, 'docker-compose.yml'), 'utf8')));

  it('sets variables that there are, to values that can be read', async () => {
    const environment = services['atlas']?.environment ?? {};
    const known = await namesInConfig();
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
    const values = Object.entries(environment).map(([name, value]) => [name, filledIn(value)]);
    expect(readConfig(Object.fromEntries(values))).toMatchObject({
      database: { kind: 'postgresql' },
      replicas: { urls: [expect.stringContaining('@replica:')] },
      redisUrl: expect.any(String),
      trustedProxies: 1,
    });
  });

  it('mounts files that there are, and waits for services that there are', async () => {
    for (const { volumes = [], depends_on = [] } of Object.values(services)) {
      for (const volume of volumes.filter((each) => each.startsWith('./'))) {
        await expect(readFile(join(ROOT, volume.split(':')[0] ?? ''), 'utf8')).resolves.not.toBe('');
      }
      const awaited = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
      for (const name of awaited) expect(Object.keys(services)).toContain(name);
    }
  });
});

describe('the manifests of Kubernetes', () => {
  it('set variables that there are, to values that can be read', async () => {
    const workloads = (await manifests()).flatMap((each) => workload.safeParse(each).data ?? []);
    const containers = workloads.flatMap(({ spec }) => spec.template.spec.containers);
    const env = containers.find(({ name }) => name === 'atlas')?.env ?? [];
    const ours = env.filter(({ name }) => OURS.test(name));
    const known = await namesInConfig();
    expect(ours.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    const values = ours.flatMap(({ name, value }) => (value === undefined ? [] : [[name, filledIn(value)]]));
    expect(readConfig(Object.fromEntries(values))).toMatchObject({
      replicas: { urls: [expect.stringContaining('@replica:')] },
      trustedProxies: 1,
    });
  });

  it('take from the secret what its example has', async () => {
    const example = await readFile(join(ROOT, 'deploy/secrets.env.example'), 'utf8');
    const keys = Array.from(example.matchAll(/^([\w-]+)=/gm), ([, key]) => key);
    const asked = JSON.stringify(await manifests()).matchAll(
      /"secretKeyRef":\{"name":"atlas","key":"([\w-]+)"/g,
    );
    expect(new Set(Array.from(asked, ([, key]) => key))).toEqual(new Set(keys));
  });

  it.each(kustomize)('are put together by %s', async (command) => {
    const folder = await mkdtemp(join(tmpdir(), 'atlas-kustomize-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(join(ROOT, 'deploy'), folder, { recursive: true });
    await cp(join(folder, 'secrets.env.example'), join(folder, 'secrets.env'));
    const { stdout } = await run('kubectl', [command, folder]);
    const kinds = [...parseAllDocuments(stdout)].map(
      (document) => z.looseObject({ kind: z.string() }).parse(document.toJS()).kind,
    );
    expect([...new Set(kinds)].toSorted()).toEqual([
      'ConfigMap',
      'Deployment',
      'Namespace',
      'PodDisruptionBudget',
      'Secret',
      'Service',
      'StatefulSet',
    ]);
  });
});
