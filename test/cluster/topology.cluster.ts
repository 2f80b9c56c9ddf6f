import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../../deploy/local/cluster.ts';
import { inWords, isGood, post, untilGood, whileAsking } from '../faults/asking.ts';
import { noteRow } from '../faults/row.ts';

const RECOVERY_MS = 5000;
const ASKERS = 4;
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { unit { ref } userErrors { code } } }`;
const UNIT = 'query ($ref: String!) { unit(ref: $ref) { name } }';
const COUNT = '{ units { totalCount } }';

let cluster: Cluster;
let units = 0;
beforeAll(async () => {
  cluster = await startCluster({ ATLAS_LIMITS: 'off' });
});
afterAll(() => cluster.stop());

/** Makes a unit in the administrator's name. */
function create(service = cluster.url) {
  units += 1;
  const ref = `LOCAL:through-${units}`;
  const sent = post(service, CREATE, {
    variables: { input: { ref, name: `through ${units}` } },
    key: cluster.adminKey,
  });
  return sent.then((reply) => ({ ref, reply }));
}

async function sees(service: string, ref: string, key?: string): Promise<boolean> {
  const { data } = await post(service, UNIT, { variables: { ref }, ...(key !== undefined && { key }) });
  return JSON.stringify(data).includes('through');
}

/** What each instance answers to everybody. */
function counts(): Promise<string[]> {
  return Promise.all(cluster.instances.map(async ({ url }) => JSON.stringify((await post(url, COUNT)).data)));
}

const writes = async () => isGood((await create()).reply);

describe('through nginx', () => {
  it('whoever writes on one instance reads it on the other at once, however late the replica is', async ({
    task,
  }) => {
    const { instances, adminKey, replica } = cluster;
    const client = new Client({ connectionString: replica.url });
    await client.connect();
    await client.query('SELECT pg_wal_replay_pause()');
    for (let turn = 0; turn < 20; turn += 1) {
      const [here, there] = turn % 2 === 0 ? instances : [instances[1], instances[0]];
      const { ref, reply } = await create(here.url);
      expect(reply).toMatchObject({ status: 200, codes: [] });
      expect(await sees(there.url, ref, adminKey)).toBe(true);
      expect(await sees(cluster.url, ref, adminKey)).toBe(true);
    }
    await client.query('SELECT pg_wal_replay_resume()');
    await client.end();
    noteRow(task, {
      kind: 'fault',
      sent: 'A replica that is paused; 20 changes, each read at once on the other instance by whoever made it',
      came: '20 of 20 read what was written',
      recovery: null,
    });
  });

  it('a change reaches what both instances have answered before', async ({ task }) => {
    const before = await counts();
    await counts();
    await create();
    const recovery = await untilGood(
      async () => (await counts()).every((count, instance) => count !== before[instance]),
      RECOVERY_MS,
    );
    expect(recovery).toBeLessThan(RECOVERY_MS);
    noteRow(task, {
      kind: 'fault',
      sent: 'A count that both instances have answered before, then a change of it by way of one',
      came: 'both answer the new count to everybody',
      recovery,
    });
  });

  it('an instance that is killed fails what it was answering and nothing else', async ({ task }) => {
    const [instance] = cluster.instances;
    const asked = await whileAsking(
      cluster.url,
      async () => {
        await wait(1000);
        await instance.stop('SIGKILL');
        await wait(2000);
        await instance.start();
        await wait(1000);
      },
      { askers: ASKERS },
    );
    for (const reply of asked.refused) {
      expect(reply).toMatchObject({ status: 503, codes: ['SERVICE_UNAVAILABLE'], retryAfter: '2' });
    }
    expect(asked.refused.length).toBeLessThanOrEqual(ASKERS);
    expect(asked.outage ?? 0).toBeLessThan(RECOVERY_MS);
    noteRow(task, {
      kind: 'fault',
      sent: `SIGKILL to one of two instances, ${ASKERS} clients asking without a break`,
      came: `${asked.answered} answered; of what it was answering: ${inWords(asked.refused) || 'nothing was lost'}`,
      recovery: asked.outage,
    });
  });

  it('an instance that is told to stop loses nothing', async ({ task }) => {
    const [instance] = cluster.instances;
    let status: number | null = null;
    let took = 0;
    const asked = await whileAsking(
      cluster.url,
      async () => {
        await wait(1000);
        const began = performance.now();
        status = await instance.stop('SIGTERM');
        took = performance.now() - began;
        await wait(500);
        await instance.start();
        await wait(1000);
      },
      { askers: ASKERS },
    );
    expect({ status, refused: inWords(asked.refused) }).toEqual({ status: 0, refused: '' });
    expect(took).toBeLessThan(10_000);
    noteRow(task, {
      kind: 'fault',
      sent: `SIGTERM to one of two instances, ${ASKERS} clients asking without a break`,
      came: `${asked.answered} answered, none refused; exit 0 after ${Math.round(took)} ms`,
      recovery: asked.outage,
    });
  });

  it('the replica that is killed is not missed', async ({ task }) => {
    const asked = await whileAsking(cluster.url, async () => {
      await wait(1000);
      await cluster.replica.stop('immediate');
      await wait(1000);
      expect(await writes()).toBe(true);
      await cluster.replica.start();
      await wait(2000);
    });
    expect(inWords(asked.refused)).toBe('');
    noteRow(task, {
      kind: 'fault',
      sent: 'The replica killed (pg_ctl stop -m immediate), clients asking without a break',
      came: `${asked.answered} answered, none refused`,
      recovery: asked.outage,
    });
  });

  it('without the primary reads go on; changes are refused, and work again once it is back', async ({
    task,
  }) => {
    let recovery = 0;
    let refused = '';
    const asked = await whileAsking(cluster.url, async () => {
      await wait(1000);
      await cluster.primary.stop('immediate');
      const { reply } = await create();
      expect(reply).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'], retryAfter: '2' });
      refused = inWords([reply]);
      await wait(1000);
      await cluster.primary.start();
      recovery = await untilGood(writes, RECOVERY_MS);
      await wait(1000);
    });
    expect(inWords(asked.refused)).toBe('');
    noteRow(task, {
      kind: 'fault',
      sent: 'The primary killed, clients asking without a break, one changing',
      came: `reads: ${asked.answered} answered, none refused; the change: ${refused}`,
      recovery,
    });
  });

  it('without Redis everything goes on', async ({ task }) => {
    const { instances, adminKey } = cluster;
    const asked = await whileAsking(cluster.url, async () => {
      await wait(500);
      await cluster.redis.stop('SIGKILL');
      const { ref, reply } = await create(instances[0].url);
      expect(reply).toMatchObject({ status: 200, codes: [] });
      expect(await sees(instances[1].url, ref, adminKey)).toBe(true);
      await wait(1000);
      await cluster.redis.start();
      await wait(1000);
    });
    expect(inWords(asked.refused)).toBe('');
    noteRow(task, {
      kind: 'fault',
      sent: 'Redis killed, clients asking without a break; a change on one instance, read on the other',
      came: `${asked.answered} answered, none refused; the change was read at once, from the primary`,
      recovery: asked.outage,
    });
  });

  it('nginx that is killed is back as soon as it is started', async ({ task }) => {
    await cluster.nginx.stop('SIGKILL');
    expect((await post(cluster.url, COUNT)).status).toBe(0);
    expect(isGood(await post(cluster.instances[0].url, COUNT))).toBe(true);
    await cluster.nginx.start();
    const recovery = await untilGood(async () => isGood(await post(cluster.url, COUNT)), RECOVERY_MS);
    noteRow(task, {
      kind: 'fault',
      sent: 'nginx killed, and started again',
      came: 'connection refused meanwhile; the instances themselves answer',
      recovery,
    });
  });
});
