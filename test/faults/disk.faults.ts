import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInstance, type Instance } from '../../deploy/local/instance.ts';
import { inWords, isGood, post, type Reply, untilGood } from './asking.ts';
import { noteRow } from './row.ts';
import { KEY, startOnServer } from './server-service.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const RECOVERY_MS = 5000;
const READ = '{ units(first: 1) { totalCount nodes { name } } }';
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { unit { ref } userErrors { code } } }`;
const CHANGES = 300;

/** The database's own process may be on the disk that is filled, or the service's. */
const DATABASES: readonly (readonly [
  name: string,
  megabytes: number,
  start: (
    disk: SmallDisk,
  ) => Promise<{ readonly instance: Instance; readonly remove: () => Promise<unknown> }>,
])[] = [
  [
    'the embedded database',
    200,
    async ({ folder }) => {
      const instance = await createInstance({
        ATLAS_DATA_DIR: join(folder, 'data'),
        ATLAS_ADMIN_KEY: KEY,
        ATLAS_LIMITS: 'off',
      });
      await instance.start();
      return { instance, remove: () => instance.stop() };
    },
  ],
  ['a PostgreSQL server', 300, ({ folder }) => startOnServer({}, folder)],
];

const probe = await mountSmallDisk(1);
await probe?.remove();
// Where nobody may mount, as in most containers, no disk can be filled but everybody's.
const fillable = probe === undefined ? [] : DATABASES;

describe('a full disk', () => {
  it.for(fillable)('under %s', async ([name, megabytes, start], { task }) => {
    const disk = await mountSmallDisk(megabytes);
    if (disk === undefined) throw new Error('a disk could be mounted a moment ago');
    const { instance, remove } = await start(disk);
    onTestFinished(async () => {
      await remove();
      await disk.remove();
    });
    let units = 0;
    const create = () => {
      units += 1;
      const input = { ref: `LOCAL:disk-${units}`, name: `disk ${units} ${'x'.repeat(150)}` };
      return post(instance.url, CREATE, { variables: { input }, key: KEY });
    };
    expect(await create()).toMatchObject({ status: 200, codes: [] });
    await disk.fill();
    const refused: Reply[] = [];
    for (let turn = 0; turn < CHANGES && refused.length < 10; turn += 1) {
      const reply = await create();
      if (!isGood(reply)) refused.push(reply);
    }
    expect(refused).toEqual(
      Array.from({ length: 10 }, () =>
        expect.objectContaining({ status: 503, codes: ['STORAGE_FULL'], retryAfter: '60' }),
      ),
    );
    expect(await post(instance.url, READ)).toMatchObject({ status: 200, codes: [] });
    await disk.free();
    const recovery = await untilGood(async () => isGood(await create()), RECOVERY_MS);
    noteRow(task, {
      kind: 'fault',
      sent: `A full disk under ${name}; ten changes, and a read`,
      came: `the changes: ${inWords(refused)} with Retry-After; the read: 200`,
      recovery,
    });
  });
});
