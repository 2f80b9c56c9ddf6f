import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Database, databaseOver } from '../../src/database/database.ts';
import { newPersonalDataKey, PersonalDataKeys } from '../../src/database/personal-data.ts';
import { sql } from '../../src/database/statement.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { rotatePersonalData } from '../../src/commands/rotate-personal-data.ts';
import { ADMINISTRATOR, ask } from '../graph/ask.ts';
import { createTestDatabase, PERSONAL_DATA_KEYS } from '../test-database.ts';

const PHONE = '13812345678';
const DOCUMENT = '330302199001011234';
const REVEAL = `{ unit(ref: "LOCAL:lead-a") { contactPhoneRevealed } }`;
const PERSONS = `{ projects { nodes { persons {
  name documentNumberMasked documentNumberRevealed phoneMasked phoneRevealed
} } } }`;

let database: Database;
let drop: () => Promise<void>;
let unitId: number;
let personId: number;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  unitId = (await database.prisma.unit.findUniqueOrThrow({ where: { ref: 'LOCAL:lead-a' } })).id;
  const project = await database.prisma.project.findUniqueOrThrow({ where: { ref: 'LOCAL:pj-1' } });
  const person = await database.prisma.projectPerson.create({
    data: { projectId: project.id, isLeader: true, name: '某人' },
  });
  personId = person.id;
});
beforeEach(() => store(database.personalData));
afterAll(() => drop());

/** Stores the numbers as these keys encrypt them. */
async function store(keys: PersonalDataKeys): Promise<void> {
  const cipher = (table: string, column: string, row: number, text: string) =>
    keys.encrypt(text, { table, column, row });
  await database.prisma.unit.update({
    where: { id: unitId },
    data: { contactPhoneCipher: cipher('Unit', 'contactPhoneCipher', unitId, PHONE) },
  });
  await database.prisma.projectPerson.update({
    where: { id: personId },
    data: {
      documentNumberCipher: cipher('ProjectPerson', 'documentNumberCipher', personId, DOCUMENT),
      phoneCipher: cipher('ProjectPerson', 'phoneCipher', personId, PHONE),
    },
  });
}

const officer = (divisionCode: string, scopes: Viewer['scopes']): Viewer => ({
  role: 'CITY_OFFICER',
  name: `officer of ${divisionCode}`,
  divisionCode,
  unitRef: null,
  scopes,
});
const looks = () => database.prisma.personalDataReveal.count();
const codes = (errors: readonly { extensions?: Record<string, unknown> | undefined }[]) =>
  errors.map(({ extensions }) => extensions?.['code']);

test('who sees people sees numbers masked, and who may see them in full leaves a trace of each', async () => {
  const before = await looks();
  const seen = await ask(database, PERSONS, { viewer: officer('330300', ['READ', 'WRITE']) });
  expect(JSON.stringify(seen.data)).toContain('"documentNumberMasked":"3****************4"');
  expect(JSON.stringify(seen.data)).toContain('"phoneMasked":"138****5678"');
  expect(JSON.stringify(seen.data)).not.toContain(DOCUMENT);
  expect(new Set(codes(seen.errors))).toEqual(new Set(['FORBIDDEN']));
  expect(await looks()).toBe(before);

  const viewer = officer('330300', ['READ', 'PERSONAL_DATA']);
  const revealed = await ask(database, PERSONS, { viewer, requestId: 'request-1' });
  expect(revealed.errors).toEqual([]);
  expect(JSON.stringify(revealed.data)).toContain(`"documentNumberRevealed":"${DOCUMENT}"`);
  expect(JSON.stringify(revealed.data)).toContain(`"phoneRevealed":"${PHONE}"`);
  const traces = await database.prisma.personalDataReveal.findMany({
    where: { requestId: 'request-1' },
    orderBy: { field: 'asc' },
  });
  const trace = {
    actor: 'officer of 330300',
    role: 'CITY_OFFICER',
    record: 'ProjectPerson',
    recordKey: `${personId}`,
  };
  expect(traces).toMatchObject([
    { ...trace, field: 'documentNumberCipher' },
    { ...trace, field: 'phoneCipher' },
  ]);
});

test.each<[string, Viewer | undefined, string]>([
  ['the public', undefined, 'UNAUTHENTICATED'],
  ['an officer of another city', officer('330100', ['READ', 'PERSONAL_DATA']), 'FORBIDDEN'],
  ['an officer whose key is not for it', officer('330300', ['READ', 'WRITE']), 'FORBIDDEN'],
  ['an analyst', { ...officer('330300', ['READ', 'PERSONAL_DATA']), role: 'ANALYST' }, 'FORBIDDEN'],
])('%s is told no number in full, and leaves no trace', async (_, viewer, code) => {
  const before = await looks();
  const answer = await ask(database, REVEAL, viewer && { viewer });
  expect(answer.data).toEqual({ unit: { contactPhoneRevealed: null } });
  expect(codes(answer.errors)).toEqual([code]);
  expect(await looks()).toBe(before);
});

test('an applicant sees the numbers of their own unit', async () => {
  const viewer: Viewer = {
    role: 'APPLICANT',
    name: 'the lead',
    divisionCode: null,
    unitRef: 'LOCAL:lead-a',
    scopes: ['READ', 'PERSONAL_DATA'],
  };
  const { data, errors } = await ask(
    database,
    '{ own: unit(ref: "LOCAL:lead-a") { contactPhoneRevealed } other: unit(ref: "LOCAL:lead-b") { contactPhoneRevealed } }',
    { viewer },
  );
  expect(data).toEqual({ own: { contactPhoneRevealed: PHONE }, other: { contactPhoneRevealed: null } });
  expect(codes(errors)).toEqual(['FORBIDDEN']);
});

test('a look that cannot be written down shows nothing', async () => {
  await database.query(
    sql`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no space''; END'`,
  );
  await database.query(
    sql`CREATE TRIGGER "full" BEFORE INSERT ON "PersonalDataReveal" FOR EACH ROW EXECUTE FUNCTION full_disk()`,
  );
  onTestFinished(async () => void (await database.query(sql`DROP FUNCTION full_disk CASCADE`)));
  const { data, errors } = await ask(database, REVEAL, { viewer: ADMINISTRATOR });
  expect(data).toEqual({ unit: { contactPhoneRevealed: null } });
  expect(errors).toHaveLength(1);
});

test('what was written down stays', async () => {
  await ask(database, REVEAL, { viewer: ADMINISTRATOR });
  const kept = /kept as it is/;
  await expect(database.query(sql`UPDATE "PersonalDataReveal" SET "actor" = 'another'`)).rejects.toThrow(
    kept,
  );
  await expect(database.query(sql`DELETE FROM "PersonalDataReveal"`)).rejects.toThrow(kept);
  await expect(database.query(sql`TRUNCATE "PersonalDataReveal"`)).rejects.toThrow(kept);
});

test('a number that no key opens is null with a code, beside all else', async () => {
  await store(new PersonalDataKeys([newPersonalDataKey()]));
  const { data, errors } = await ask(
    database,
    '{ unit(ref: "LOCAL:lead-a") { name contactPhoneMasked contactPhoneRevealed } }',
    { viewer: ADMINISTRATOR },
  );
  expect(data).toMatchObject({
    unit: { name: expect.any(String), contactPhoneMasked: null, contactPhoneRevealed: null },
  });
  expect(codes(errors)).toEqual(['PERSONAL_DATA_UNREADABLE', 'PERSONAL_DATA_UNREADABLE']);
});

test('a new key in front takes everything over, once, and leaves what no key opens', async () => {
  const old = newPersonalDataKey();
  const fresh = newPersonalDataKey();
  await store(new PersonalDataKeys([old]));
  await database.prisma.unit.update({
    where: { ref: 'LOCAL:lead-b' },
    data: { contactPhoneCipher: Buffer.from('no cipher at all') },
  });
  const both = new PersonalDataKeys([fresh, old]);
  const rotating = databaseOver(database, both);
  const progress: string[] = [];
  const first = await rotatePersonalData(rotating, ({ table, done, total }) =>
    progress.push(`${table} ${done}/${total}`),
  );
  expect(first).toEqual([
    { table: 'Unit', column: 'contactPhoneCipher', done: 1, unreadable: 1, total: 2 },
    { table: 'ProjectPerson', column: 'documentNumberCipher', done: 1, unreadable: 0, total: 1 },
    { table: 'ProjectPerson', column: 'phoneCipher', done: 1, unreadable: 0, total: 1 },
    { table: 'Application', column: 'personalDataCipher', done: 0, unreadable: 0, total: 0 },
  ]);
  expect(progress).toEqual(['Unit 1/2', 'ProjectPerson 1/1', 'ProjectPerson 1/1']);
  expect((await rotatePersonalData(rotating, () => undefined)).map(({ done }) => done)).toEqual([0, 0, 0, 0]);

  const alone = databaseOver(database, new PersonalDataKeys([fresh]));
  const { data } = await ask(alone, REVEAL, { viewer: ADMINISTRATOR });
  expect(data).toEqual({ unit: { contactPhoneRevealed: PHONE } });
  await database.prisma.unit.update({ where: { ref: 'LOCAL:lead-b' }, data: { contactPhoneCipher: null } });
});

test('neither the statements nor the history of a row hold a number as it is', async () => {
  expect(PERSONAL_DATA_KEYS.currentHead).toBeDefined();
  const [row] = await database.query<{ text: string }>(sql`
    SELECT string_agg("image"::text, '') AS "text" FROM "Change" WHERE "record" IN ('Unit', 'ProjectPerson')`);
  const hex = Buffer.from(DOCUMENT).toString('hex');
  expect(row?.text).not.toContain(DOCUMENT);
  expect(row?.text).not.toContain(hex);
});
