import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import type { ApplicationForm } from '../../../src/domain/application-form/application-form.ts';
import { patentsOnRecord } from '../../../src/exchange/form/patents-on-record.ts';
import { readForm } from '../../../src/exchange/form/read-form.ts';
import { storedForm } from '../../../src/exchange/form/stored-forms.ts';
import { writeForm } from '../../../src/exchange/form/write-form.ts';
import { readDivisions } from '../../../src/resolvers/request/division-rows.ts';
import { createTestDatabase } from '../../test-database.ts';
import { ZHENJIANG } from './divisions.ts';

const ON = '2026-06-30';
let database: Database;
let drop: () => Promise<void>;
let form: ApplicationForm;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  const stored = await storedForm(database, 'LOCAL:sample-zhenjiang-001', 'zhenjiang-2023', ON);
  if (!stored) throw new Error('there is no such consortium');
  form = stored.form;
  const refs = [form.lead, ...form.members].map((party) => `CN-USCC:${party?.creditCode}`);
  await database.prisma.patent.deleteMany({});
  const [holder, other] = await database.prisma.unit.findMany({ where: { ref: { in: refs } } });
  if (!holder || !other) throw new Error('there are no such units');
  const patent = (
    ref: string,
    kind: 'INVENTION' | 'DESIGN',
    grantedOn: string | null,
    expiresOn?: string,
  ) => ({
    ref,
    kind,
    title: '一种方法',
    holderUnitId: holder.id,
    grantedOn: grantedOn === null ? null : new Date(grantedOn),
    expiresOn: expiresOn === undefined ? null : new Date(expiresOn),
  });
  await database.prisma.patent.create({
    data: {
      ...patent('CNIPA:1', 'INVENTION', '2024-01-01'),
      // Held by two of them, and counted once.
      coHolders: { create: { unitId: other.id, position: 2 } },
    },
  });
  await database.prisma.patent.createMany({
    data: [
      patent('CNIPA:2', 'INVENTION', ON, '2044-01-01'),
      patent('CNIPA:3', 'DESIGN', '2020-01-01'),
      patent('CNIPA:4', 'INVENTION', null),
      patent('CNIPA:5', 'INVENTION', '2004-01-01', ON),
    ],
  });
});
afterAll(() => drop());

/** What reading tells of a form with these counts, with the cell and both numbers. */
async function told(intellectualProperties: number | null, inventionPatents: number | null) {
  const changed = { ...form, consortium: { ...form.consortium, intellectualProperties, inventionPatents } };
  const divisions = await readDivisions(database);
  const file = await writeForm(ZHENJIANG, [changed], { divisions, area: '321100', showPersonalData: false });
  const { problems, applications } = await readForm(file, divisions, patentsOnRecord(database, ON));
  expect(applications).toHaveLength(1);
  expect(problems.every(({ severity, cell }) => severity === 'warning' && cell !== null)).toBe(true);
  return problems.map(({ code, path, message }) => [code, path?.join('.'), message.en.match(/\d+/g)]);
}

it('warns of counts that are not those of the patents on record, naming both', async () => {
  const code = 'PATENTS_ON_RECORD_DIFFER';
  expect(await told(3, 2)).toEqual([]);
  // Other intellectual property counts beside patents.
  expect(await told(80, 2)).toEqual([]);
  expect(await told(null, null)).toEqual([]);
  expect(await told(80, 20)).toEqual([[code, 'consortium.inventionPatents', ['20', '2']]]);
  expect(await told(2, 1)).toEqual([
    [code, 'consortium.intellectualProperties', ['2', '3']],
    [code, 'consortium.inventionPatents', ['1', '2']],
  ]);
});

it('says nothing where no patents are on record', async () => {
  await database.prisma.patent.deleteMany({});
  expect(await told(80, 20)).toEqual([]);
});
