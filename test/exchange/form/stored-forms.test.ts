import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { checkApplicationForm } from '../../../src/domain/application-form/check.ts';
import { readForm } from '../../../src/exchange/form/read-form.ts';
import { formsOfDivision, storedForm } from '../../../src/exchange/form/stored-forms.ts';
import { writeForm } from '../../../src/exchange/form/write-form.ts';
import { readDivisions } from '../../../src/resolvers/request/division-rows.ts';
import { createTestDatabase } from '../../test-database.ts';
import { WENZHOU, ZHEJIANG } from './divisions.ts';

const ON = '2026-06-30';
let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
});
afterAll(() => drop());

const written = async () => ({
  divisions: await readDivisions(database),
  area: '330300',
  showPersonalData: false,
});

describe('what is on record', () => {
  it('of a consortium fills the form of its policy, and the form reads back', async () => {
    const stored = await storedForm(database, 'LOCAL:sample-wenzhou-001', undefined, ON);
    expect(stored?.policy).toBe('wenzhou-2025');
    const form = stored?.form;
    expect(form).toMatchObject({
      consortium: { name: '温州市样宏储能变流器创新联合体' },
      lead: { name: '永嘉例辰储能股份有限公司' },
      declaration: { memberCount: 7 },
    });
    expect(form?.members).toHaveLength(6);
    expect(form?.projects[0]?.indicators.length).toBeGreaterThan(0);
    expect(checkApplicationForm(form, await readDivisions(database)).problems).toEqual([]);

    const file = await writeForm(WENZHOU, form ? [form] : [], await written());
    const { problems, applications } = await readForm(file, await readDivisions(database));
    expect(problems).toEqual([]);
    const read = applications[0]?.form;
    expect(read?.projects.map(({ budget }) => new Set(budget))).toEqual(
      form?.projects.map(({ budget }) => new Set(budget)),
    );
    expect({ ...read?.lead }).toEqual({ ...form?.lead });
    expect(read?.platforms).toEqual(form?.platforms);
  });

  it('names those who were members on the day', async () => {
    const before = await storedForm(database, 'LOCAL:sample-wenzhou-001', 'wenzhou-2025', '2000-01-01');
    expect(before?.form.lead).toBeNull();
    expect(before?.form.members.length).toBeLessThan(6);
  });

  it.each([undefined, 'wenzhou-2025'])(
    'is found however its reference is written (policy %s)',
    async (policy) => {
      const stored = await storedForm(database, 'LOCAL:sample-wenzhou-001', policy, ON);
      expect(stored).toBeDefined();
      expect(await storedForm(database, ' local：sample-wenzhou-001', policy, ON)).toEqual(stored);
    },
  );

  it('of nobody is nothing', async () => {
    expect(await storedForm(database, 'LOCAL:none', 'wenzhou-2025', ON)).toBeUndefined();
    expect(await storedForm(database, 'LOCAL:none', undefined, ON)).toBeUndefined();
  });

  it('of a city fills the summary table, an application a row, and it reads back', async () => {
    const forms = await formsOfDivision(database, 'hangzhou-2022', '330100', ON);
    expect(forms.length).toBeGreaterThan(5);
    const [one] = forms;
    const district = one?.declaration.districtCode ?? '';
    const ofDistrict = await formsOfDivision(database, 'hangzhou-2022', district, ON);
    expect(ofDistrict.length).toBeLessThan(forms.length);
    expect(ofDistrict.map(({ consortium }) => consortium.name)).toContain(one?.consortium.name);
    expect(await formsOfDivision(database, 'hangzhou-2022', '320000', ON)).toEqual([]);

    const file = await writeForm(ZHEJIANG, forms, await written());
    const { problems, applications } = await readForm(file, await readDivisions(database));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      applications.map(({ form }) => [form.consortium.name, form.lead?.creditCode, form.members.length]),
    ).toEqual(forms.map((form) => [form.consortium.name, form.lead?.creditCode, form.members.length]));
  });
});
