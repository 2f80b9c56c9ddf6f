import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { createApiKey, type KeyTerms, listApiKeys } from '../../src/server/api-keys.ts';
import { primaryAlone } from '../../src/database/servers.ts';
import { identifyBy } from '../../src/server/identity.ts';
import { createTestDatabase } from '../test-database.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
});
afterAll(() => drop());

const make = (terms: Omit<KeyTerms, 'expiresAt'>) => createApiKey(database, { ...terms, expiresAt: null });

it.each<[string, Omit<KeyTerms, 'name' | 'expiresAt'>, RegExp]>([
  ['a district officer without a division', { role: 'DISTRICT_OFFICER' }, /needs the officer's division/],
  ['a city officer without a division', { role: 'CITY_OFFICER' }, /needs the officer's division/],
  [
    'an officer of a place that is none',
    { role: 'CITY_OFFICER', divisionCode: '999999' },
    /no division 999999/,
  ],
  ['an applicant without a unit', { role: 'APPLICANT' }, /needs the applicant's own unit/],
  ['an applicant whose unit is no reference', { role: 'APPLICANT', unitRef: 'the lead' }, /scheme:value/],
  [
    'an officer of a unit',
    { role: 'CITY_OFFICER', divisionCode: '330300', unitRef: 'LOCAL:1' },
    /leave the unit out/,
  ],
  ['an analyst of a division', { role: 'ANALYST', divisionCode: '330300' }, /leave the division out/],
])('makes no key for %s', async (name, terms, refusal) => {
  await expect(make({ name, ...terms })).rejects.toThrow(refusal);
  expect((await listApiKeys(database)).some((key) => key.name === name)).toBe(false);
});

it.each<[Omit<KeyTerms, 'name' | 'expiresAt'>, object]>([
  [
    { role: 'DISTRICT_OFFICER', divisionCode: '330302' },
    { divisionCode: '330302', unitRef: null, scopes: ['READ', 'WRITE'] },
  ],
  [
    { role: 'APPLICANT', unitRef: 'LOCAL:not-yet-known', scopes: ['READ'] },
    { divisionCode: null, unitRef: 'LOCAL:not-yet-known', scopes: ['READ'] },
  ],
  [
    { role: 'APPLICANT', unitRef: 'cn-uscc：91330300yy00061209' },
    { unitRef: 'CN-USCC:91330300YY00061209', scopes: ['READ', 'WRITE'] },
  ],
  [{ role: 'INTEGRATOR' }, { divisionCode: null, scopes: ['READ', 'WRITE'] }],
  [{ role: 'ADMINISTRATOR' }, { scopes: ['READ', 'WRITE', 'PERSONAL_DATA'] }],
])('%o is known again by its key', async (terms, viewer) => {
  const name = JSON.stringify(terms);
  const key = await make({ name, ...terms });
  const identify = identifyBy(primaryAlone(database), undefined, undefined);
  expect(await identify(`Bearer ${key}`, new Date())).toMatchObject({ name, role: terms.role, ...viewer });
});
