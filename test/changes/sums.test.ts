import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph } from '../graph/ask.ts';
import { faults, idOf, sent } from './send.ts';

let database: Database;
let drop: () => Promise<void>;
let project: string;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  const consortium = await idOf(database, 'Consortium', 'LOCAL:con-a');
  const made = { ref: 'LOCAL:sums', consortium, name: '项目', totalCost: '1000' };
  project = (await sent(database, 'createProject', made)).id;
});
afterAll(() => drop());

const told = z.object({
  node: z.object({ inconsistencies: z.array(z.object({ field: z.array(z.string()), code: z.string() })) }),
});

async function inconsistencies(): Promise<string[]> {
  const query = `{ node(id: "${project}") { ... on Project { inconsistencies { field code message(locale: EN) } } } }`;
  const { node } = told.parse(await answer(database, query));
  return node.inconsistencies.map(({ field, code }) => `${field.join('.')} ${code}`);
}

function budgetLine(source: string, amount: string) {
  return sent(database, 'createBudgetLine', { project, category: 'LABOUR', source, amount });
}

function indicator(kind: string, quantity: string) {
  return sent(database, 'createProjectIndicator', { project, binding: true, kind, quantity });
}

describe('records that must add up and are entered one after another', () => {
  it('are a budget whose lines are the total cost', async () => {
    expect(await inconsistencies()).toEqual([]);
    await budgetLine('SELF_RAISED', '600.10');
    expect(await inconsistencies()).toEqual(['budget BUDGET_DOES_NOT_ADD_UP']);
    await budgetLine('FISCAL_MUNICIPAL', '399.90');
    expect(await inconsistencies()).toEqual([]);
  });

  it('are indicators with their parts, among others that are in no sum', async () => {
    await indicator('A_CITY_OWN_INDICATOR', '1');
    await indicator('PATENT_APPLICATIONS', '3');
    const parts = await indicator('INVENTION_PATENT_APPLICATIONS', '4');
    expect(await inconsistencies()).toEqual(['indicators.2.quantity PART_EXCEEDS_WHOLE']);
    await sent(database, 'changeProjectIndicator', { ...parts, quantity: '2' });
    await indicator('DOMESTIC_INVENTION_PATENT_APPLICATIONS', '1');
    expect(await inconsistencies()).toEqual([]);
    await indicator('PCT_PATENT_APPLICATIONS', '2');
    expect(await inconsistencies()).toEqual(['indicators.2.quantity PARTS_DO_NOT_ADD_UP']);
  });
});

describe('indicators of patents', () => {
  it('are held against the patents on record once the project is completed, where there are any', async () => {
    const consortium = await idOf(database, 'Consortium', 'LOCAL:con-a');
    const holder = await idOf(database, 'Unit', 'LOCAL:lead-a');
    project = (await sent(database, 'createProject', { ref: 'LOCAL:patented', consortium, name: '项目' })).id;
    await indicator('PATENT_APPLICATIONS', '3');
    await indicator('INVENTION_PATENTS_GRANTED', '1');
    await sent(database, 'changeProject', { id: project, version: 1, stage: 'COMPLETED' });
    expect(await inconsistencies()).toEqual([]);
    const patent = { kind: 'INVENTION', title: '一种方法', holder, consortium, project };
    await sent(database, 'createPatent', { ...patent, ref: 'CNIPA:1' });
    expect(await inconsistencies()).toEqual([
      'indicators.0.quantity PATENTS_ON_RECORD_DIFFER',
      'indicators.1.quantity PATENTS_ON_RECORD_DIFFER',
    ]);
    for (const ref of ['CNIPA:2', 'CNIPA:3']) {
      await sent(database, 'createPatent', { ...patent, ref, grantedOn: '2024-01-01' });
    }
    expect(await inconsistencies()).toEqual([]);
  });
});

describe('what must add up in one record', () => {
  it('is the amount of equipment, which is computed where it is left out', async () => {
    const made = { project, name: '仪器', quantity: 3, unitPrice: '33.333333' };
    expect(await faults(database, 'createEquipmentItem', { ...made, amount: '100' })).toEqual([
      'amount AMOUNT_MISMATCH',
    ]);
    const item = await sent(database, 'createEquipmentItem', made);
    const wrong = { ...item, amount: '100' };
    expect(await faults(database, 'changeEquipmentItem', wrong)).toEqual(['amount AMOUNT_MISMATCH']);
    await sent(database, 'changeEquipmentItem', { ...item, unitPrice: '50' });
    const query = `{ node(id: "${item.id}") { ... on EquipmentItem { quantity unitPrice amount } } }`;
    expect(await answer(database, query)).toEqual({ node: { quantity: 3, unitPrice: '50', amount: '150' } });
    const tooMuch = { ...made, quantity: 2_000_000_000, unitPrice: '99999999999999999999' };
    expect(await faults(database, 'createEquipmentItem', tooMuch)).toEqual(['BAD_NUMBER']);
  });

  it('is the staff with the professional staff among it, and patents among intellectual properties', async () => {
    const made = { name: '联合体', tier: 'MUNICIPAL', division: '330300' };
    for (const counts of [
      { staffCount: 5, professionalStaffCount: 6 },
      { intellectualProperties: 5, inventionPatents: 6 },
    ]) {
      const input = { ...made, ref: 'LOCAL:counts', ...counts };
      expect(await faults(database, 'createConsortium', input)).toEqual(['COUNTS_DISAGREE']);
    }
    const known = { ...made, ref: 'LOCAL:counts', professionalStaffCount: 6 };
    const { id, version } = await sent(database, 'createConsortium', known);
    expect(await faults(database, 'changeConsortium', { id, version, staffCount: 5 })).toEqual([
      'COUNTS_DISAGREE',
    ]);
  });
});
