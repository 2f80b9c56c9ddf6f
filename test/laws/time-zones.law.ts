import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { WORKBOOK_FORMS } from '../../src/exchange/form/forms.ts';
import { writeForm } from '../../src/exchange/form/write-form.ts';
import { EXPORT_FORMATS, METADATA } from '../../src/server/export/formats.ts';
import { EXPORT_LISTS } from '../../src/server/export/lists.ts';
import { EXPORT_STATISTICS } from '../../src/server/export/statistics.ts';
import { createLog } from '../../src/server/log.ts';
import { soundApplication } from '../domain/application-forms.ts';
import { DIVISIONS, WRITTEN_WITH } from '../exchange/form/divisions.ts';
import { createGraph, NOW, schema } from '../graph/ask.ts';
import { ADMIN_KEY, serve, type TestService } from '../server/test-server.ts';
import { recordLaw } from './record-law.ts';

/** Far from each other, some with summer time: one of half an hour, and one that once left a day out. */
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
const ZONE = process.env['TZ'];

let database: Database;
let drop: () => Promise<void>;
let service: TestService;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  service = await serve(database, {}, schema, createLog({ format: 'json', level: 'silent' }), () => NOW);
});
afterAll(async () => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
  await service.stop();
  await drop();
});

/** What a server's other databases write raises the version of the data too, which two exports need not share. */
const DATA_VERSION = /("dataVersion": ?)"[^"]*"/g;

function hashOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1').replace(DATA_VERSION, '$1""');
  return createHash('sha256').update(text, 'latin1').digest('hex');
}

/** The hash of everything that is exported and every form that is written, by name. */
async function everything(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const paths = [
    ...EXPORT_LISTS.map(({ name }) => [name, '']),
    ...EXPORT_STATISTICS.map(({ name }) => [name, '?groupBy=CITY']),
  ];
  for (const [name = '', search = ''] of paths) {
    for (const format of [...EXPORT_FORMATS.keys(), METADATA]) {
      const response = await fetch(`${service.url}/export/${name}.${format}${search}`, {
        headers: { authorization: `Bearer ${ADMIN_KEY}` },
      });
      // A list of no figures is no cube.
      expect([200, 400]).toContain(response.status);
      hashes[`${name}.${format}`] = hashOf(new Uint8Array(await response.arrayBuffer()));
    }
  }
  const { form } = checkApplicationForm(soundApplication(), DIVISIONS);
  if (!form) throw new Error('the sound application is sound');
  for (const kind of WORKBOOK_FORMS) {
    hashes[`form ${kind}`] = hashOf(await writeForm({ policy: 'wenzhou-2025', kind }, [form], WRITTEN_WITH));
  }
  return hashes;
}

it('every export and every form has the same bytes in every time zone', async ({ task }) => {
  process.env['TZ'] = 'UTC';
  const expected = await everything();
  let cases = 0;
  for (const zone of ZONES) {
    process.env['TZ'] = zone;
    // What a process in that zone would say: the change has been noticed.
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    expect(timeZone).toBe(zone);
    const found = await everything();
    expect({ zone, found }).toEqual({ zone, found: expected });
    cases += Object.keys(found).length;
  }
  recordLaw(task, { law: 'Every export and every form has the same bytes in every time zone.', cases });
});
