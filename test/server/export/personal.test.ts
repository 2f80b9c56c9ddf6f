import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/database.ts';
import { newPersonalDataKey, PersonalDataKeys } from '../../../src/database/personal-data.ts';
import { sql } from '../../../src/database/statement.ts';
import { fileExport, FileExportError } from '../../../src/commands/export-file.ts';
import { createApiKey, type KeyTerms } from '../../../src/server/api-keys.ts';
import { createTestDatabase, PERSONAL_DATA_KEYS, recordStatements } from '../../test-database.ts';
import { ADMIN_KEY, type Reply, serve, type TestService } from '../test-server.ts';
import { queryParquet, readCsv, readNdjson, readXlsx, type TextRow } from './read-files.ts';

const PHONE = '13812345678';
const DOCUMENT = '330302199001011234';
/** More than a page of the query. */
const UNITS = 130;

let database: Database;
let service: TestService;
let drop: () => Promise<void>;
const keys = new Map<string, string>();

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  const terms: Omit<KeyTerms, 'expiresAt'>[] = [
    {
      name: 'officer',
      role: 'CITY_OFFICER',
      divisionCode: '330300',
      scopes: ['READ', 'PERSONAL_DATA'],
    },
    { name: 'officer without the scope', role: 'CITY_OFFICER', divisionCode: '330300' },
    { name: 'analyst', role: 'ANALYST', scopes: ['READ', 'PERSONAL_DATA'] },
    {
      name: 'applicant',
      role: 'APPLICANT',
      unitRef: 'LOCAL:lead-a',
      scopes: ['READ', 'PERSONAL_DATA'],
    },
  ];
  for (const term of terms) keys.set(term.name, await createApiKey(database, { ...term, expiresAt: null }));
  keys.set('administrator', ADMIN_KEY);
  await database.query(sql`
    INSERT INTO "Unit" ("ref", "name", "registeredDivisionCode")
    SELECT 'LOCAL:p-' || n, '单位' || n, '330304' FROM generate_series(1, ${UNITS}::int) AS n`);
  await database.query(sql`
    INSERT INTO "ProjectPerson" ("projectId", "isLeader", "name") SELECT "id", true, '某人' FROM "Project"`);
  await storeNumbers(PERSONAL_DATA_KEYS);
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

/** Stores a phone of the leads and of the many units, and both numbers of every person, as these keys encrypt them. */
async function storeNumbers(encrypting: PersonalDataKeys): Promise<void> {
  const units = await database.prisma.unit.findMany({
    where: { OR: [{ ref: { startsWith: 'LOCAL:lead' } }, { ref: { startsWith: 'LOCAL:p-' } }] },
  });
  for (const { id } of units) {
    const place = { table: 'Unit', column: 'contactPhoneCipher', row: id };
    const contactPhoneCipher = encrypting.encrypt(PHONE, place);
    await database.prisma.unit.update({ where: { id }, data: { contactPhoneCipher } });
  }
  for (const { id } of await database.prisma.projectPerson.findMany()) {
    const place = (column: string) => ({ table: 'ProjectPerson', column, row: id });
    await database.prisma.projectPerson.update({
      where: { id },
      data: {
        documentNumberCipher: encrypting.encrypt(DOCUMENT, place('documentNumberCipher')),
        phoneCipher: encrypting.encrypt(PHONE, place('phoneCipher')),
      },
    });
  }
}

function asks(who: string | null): Record<string, string> {
  return who === null ? {} : { authorization: `Bearer ${keys.get(who) ?? ''}` };
}

interface HowAsked {
  readonly method?: 'HEAD';
  readonly headers?: Record<string, string>;
}

function get(path: string, who: string | null, { method, headers }: HowAsked = {}): Promise<Reply> {
  return service.fetch(`/export/${path}`, { method: method ?? 'GET', headers: { ...headers, ...asks(who) } });
}

async function bytes(path: string, who: string): Promise<Uint8Array> {
  const response = await fetch(`${service.url}/export/${path}`, { headers: asks(who) });
  return new Uint8Array(await response.arrayBuffer());
}

/** A file of many objects, which is no JSON that a reply could be read as. */
const lines = async (path: string, who: string) => new TextDecoder().decode(await bytes(path, who));
const looks = () => database.prisma.personalDataReveal.count();
const by = (rows: readonly TextRow[], ref: string) =>
  rows.find((row) => row['ref'] === ref || row['project_ref'] === ref);

describe.each(['units', 'project-persons'])('numbers of people in the list %s', (list) => {
  it('are in no file that does not ask for them', async () => {
    const before = await looks();
    for (const format of ['csv', 'ndjson']) {
      const text = await lines(`${list}.${format}`, 'administrator');
      expect(text).toContain('LOCAL:');
      expect(text).not.toContain(PHONE);
      expect(text).not.toContain(DOCUMENT);
    }
    expect(await looks()).toBe(before);
  });

  it.each([
    ['nobody', null, 401, 'UNAUTHENTICATED'],
    ['an analyst', 'analyst', 403, 'FORBIDDEN'],
    ['an officer whose key is not for it', 'officer without the scope', 403, 'FORBIDDEN'],
  ])('are refused to %s before the first row', async (_, who, expected, code) => {
    const before = await looks();
    for (const ending of ['csv', 'xlsx', 'parquet', 'ndjson', 'csv-metadata.json']) {
      const { status, codes } = await get(`${list}.${ending}?personal=1`, who);
      expect({ status, codes }).toEqual({ status: expected, codes: [code] });
    }
    expect(await looks()).toBe(before);
  });

  it('are the same in every format', async () => {
    const csv = readCsv((await get(`${list}.csv?personal=1`, 'officer')).text);
    expect(csv.length).toBeGreaterThan(0);
    expect(readNdjson(await lines(`${list}.ndjson?personal=1`, 'officer'))).toEqual(csv);
    expect(await readXlsx(await bytes(`${list}.xlsx?personal=1`, 'officer'))).toEqual(csv);
    expect(await queryParquet(await bytes(`${list}.parquet?personal=1`, 'officer'))).toEqual(csv);
  });

  it('are kept by nobody on the way', async () => {
    const { etag } = Object.fromEntries((await get(`${list}.csv`, 'officer')).headers);
    const before = await looks();
    const { status, headers } = await get(`${list}.csv?personal=1`, 'officer', {
      headers: { 'if-none-match': `*, ${etag ?? ''}` },
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('etag')).toBeNull();
    expect(await looks()).toBeGreaterThan(before);
  });

  it('are not looked at by who asks for the head or the description', async () => {
    const before = await looks();
    expect((await get(`${list}.csv?personal=1`, 'officer', { method: 'HEAD' })).status).toBe(200);
    const described = await get(`${list}.csv-metadata.json?personal=1`, 'officer');
    expect(await looks()).toBe(before);
    const [head = ''] = (await get(`${list}.csv?personal=1`, 'officer')).text.split('\r\n');
    const { tableSchema } = z
      .object({ tableSchema: z.object({ columns: z.array(z.object({ name: z.string() })) }) })
      .parse(JSON.parse(described.text));
    expect(tableSchema.columns.map(({ name }) => name).join(',')).toBe(head);
  });

  it('are no figures, and no answer but 0 and 1', async () => {
    for (const path of [
      `${list}.jsonstat?personal=1`,
      `${list}.csv?personal=yes`,
      'consortia.csv?personal=1',
    ]) {
      const { status, codes } = await get(path, 'administrator');
      expect({ status, codes }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
    }
  });
});

describe('what a file with numbers holds', () => {
  it('is the phone of each unit within reach, and of the others only that it is withheld', async () => {
    const rows = readCsv((await get('units.csv?personal=1', 'officer')).text);
    const cells = (ref: string) => {
      const { contact_phone: phone, contact_phone_status: status } = by(rows, ref) ?? {};
      return [phone, status];
    };
    expect(cells('LOCAL:lead-a')).toEqual([PHONE, 'NORMAL']);
    expect(cells('LOCAL:ent-ruian')).toEqual([null, 'MISSING']);
    expect(cells('LOCAL:lead-b')).toEqual([null, 'SUPPRESSED']);
    const own = readCsv((await get('units.csv?personal=1', 'applicant')).text);
    expect(own.filter((row) => row['contact_phone'] !== null).map((row) => row['ref'])).toEqual([
      'LOCAL:lead-a',
    ]);
  });

  it('is the people of projects within reach, and of the others nobody', async () => {
    const rows = readCsv((await get('project-persons.csv?personal=1', 'officer')).text);
    expect(rows).toMatchObject([
      {
        project_ref: 'LOCAL:pj-1',
        consortium_ref: 'LOCAL:con-a',
        name: '某人',
        document_number: DOCUMENT,
        document_number_status: 'NORMAL',
        phone: PHONE,
        phone_status: 'NORMAL',
      },
    ]);
    expect(readCsv((await get('project-persons.csv', null)).text)).toEqual([]);
  });

  it('is masks where nobody asks for more', async () => {
    const rows = readCsv((await get('project-persons.csv', 'analyst')).text);
    expect(by(rows, 'LOCAL:pj-2')).toMatchObject({
      document_number_masked: '3****************4',
      document_number_masked_status: 'NORMAL',
      phone_masked: '138****5678',
    });
    expect(Object.keys(rows[0] ?? {})).not.toContain('phone');
  });

  it('is told of a number that no key opens, beside all else', async () => {
    await storeNumbers(new PersonalDataKeys([newPersonalDataKey()]));
    onTestFinished(() => storeNumbers(PERSONAL_DATA_KEYS));
    const units = readCsv((await get('units.csv?personal=1', 'administrator')).text);
    expect(by(units, 'LOCAL:lead-a')).toMatchObject({
      contact_phone: null,
      contact_phone_status: 'UNREADABLE',
    });
    const persons = readCsv((await get('project-persons.csv', 'administrator')).text);
    expect(by(persons, 'LOCAL:pj-1')).toMatchObject({
      phone_masked: null,
      phone_masked_status: 'UNREADABLE',
    });
  });
});

describe('the command', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'atlas-personal-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const options = { parameters: { personal: '1' }, operator: 'somebody', now: new Date() };

  it('writes numbers for whoever runs it alone, and writes down who that is', async () => {
    const file = join(directory, 'project-persons.csv');
    await writeFile(`${file}.unfinished`, 'left behind', { mode: 0o644 });
    await fileExport(file, { ...options, asPublic: false })(database);
    expect(readCsv(await readFile(file, 'utf8')).map(({ phone }) => phone)).toEqual([PHONE, PHONE]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const kept = await database.prisma.personalDataReveal.count({
      where: { actor: 'atlas export (somebody)', role: 'ADMINISTRATOR' },
    });
    expect(kept).toBe(4);
  });

  it('shows the public none', () => {
    const file = join(directory, 'units.csv');
    expect(() => fileExport(file, { ...options, asPublic: true })).toThrow(FileExportError);
  });
});

describe('every number that leaves', () => {
  it('is written down first, with who looked, at which record and in which request', async () => {
    const before = await looks();
    const reply = await get('units.csv?personal=1', 'officer');
    const shown = readCsv(reply.text).filter((row) => row['contact_phone'] !== null);
    expect(shown).toHaveLength(UNITS + 1);
    expect((await looks()) - before).toBe(shown.length);
    const refs = shown.flatMap(({ ref }) => ref ?? []);
    const units = await database.prisma.unit.findMany({ where: { ref: { in: refs } } });
    const kept = await database.prisma.personalDataReveal.findMany({
      where: { requestId: reply.headers.get('x-request-id') },
    });
    expect(kept.map(({ recordKey }) => recordKey).toSorted()).toEqual(
      units.map(({ id }) => String(id)).toSorted(),
    );
    const how = kept.map(({ actor, role, record, field }) => [actor, role, record, field].join(' '));
    expect(new Set(how)).toEqual(new Set(['officer CITY_OFFICER Unit contactPhoneCipher']));
  });

  it('is written down a page at a time, in one statement a page', async () => {
    const statements = recordStatements(database);
    await get('units.csv?personal=1', 'administrator');
    const pages = Math.ceil((await database.prisma.unit.count()) / 100);
    const written = statements.filter(({ text }) => text.includes('INSERT INTO "PersonalDataReveal"'));
    const read = statements.filter(({ text }) => text.includes('"contactPhoneCipher"'));
    expect([written.length, read.length]).toEqual([pages, pages]);
    expect(pages).toBeGreaterThan(1);
  });

  it('stays where it is while it cannot be written down', async () => {
    await database.query(
      sql`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no space''; END'`,
    );
    await database.query(
      sql`CREATE TRIGGER "full" BEFORE INSERT ON "PersonalDataReveal" FOR EACH ROW EXECUTE FUNCTION full_disk()`,
    );
    onTestFinished(async () => void (await database.query(sql`DROP FUNCTION full_disk CASCADE`)));
    const { status, text } = await get('units.csv?personal=1', 'administrator');
    expect(status).toBe(500);
    expect(text).not.toContain(PHONE);
  });
});
