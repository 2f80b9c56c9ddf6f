import { getNamedType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { Deadline } from '../../src/database/deadline.ts';
import { sql } from '../../src/database/statement.ts';
import { UploadedFile } from '../../src/resolvers/request/uploaded-file.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, ask, schema } from '../graph/ask.ts';
import { type Given, leastArguments, variablesOf } from './least-input.ts';
import { recordLaw } from './record-law.ts';
import { type StoredRecord, worldsWithRecords } from './stored-records.ts';

let database: Database;
let drop: () => Promise<void>;
/** A record of every kind, by its type. */
let records: Map<string, StoredRecord>;

beforeAll(async () => {
  ({ database, drop, records } = await worldsWithRecords());
  // What is our fault: whoever sends this key meets a rule of the database that the service does not know.
  await database.query(sql`
    CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'on purpose'; END $$`);
  await database.query(sql`
    CREATE TRIGGER fail_on_purpose BEFORE INSERT ON "IdempotentRequest"
    FOR EACH ROW WHEN (NEW."key" = 'fail') EXECUTE FUNCTION fail_on_purpose()`);
});
afterAll(() => drop());

type RootField = GraphQLField<unknown, unknown>;
const mutations: readonly RootField[] = Object.values(schema.getMutationType()?.getFields() ?? {});

const made = z.object({ first: z.object({ consortium: z.object({ ref: z.string() }) }) });
const failed = z.looseObject({ second: z.looseObject({}).nullable() });

/** A bureau of a city where there are no records yet. */
const STRANGER: Viewer = {
  role: 'CITY_OFFICER',
  name: 'stranger',
  divisionCode: '371000',
  unitRef: null,
  scopes: ['READ', 'WRITE'],
};

/** An id and a version for what a mutation is about, and for whatever else it names. */
function recordsFor(mutation: string): Given {
  const kind = /^(?:change|end|remove)([A-Z]\w*)$/.exec(mutation)?.[1] ?? 'Application';
  return (path, type) => {
    const name = path.at(-1) ?? '';
    const about = records.get(path[1] === 'id' || path[1] === 'version' ? kind : capitalized(name));
    const consortium = /^(?:admit|release)Member$/.test(mutation) ? records.get('Consortium') : undefined;
    if (name === 'version') return (consortium ?? about)?.version;
    if (type === 'ID' || type === 'ID!') return about?.id ?? records.get('Unit')?.id;
    if (name === 'year') return 2019;
    if (name === 'position' && type.startsWith('Int')) return 2;
    return type === 'Upload' ? new UploadedFile('form.xlsx', new Uint8Array([1])) : undefined;
  };
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** How the second of two mutations is made to fail. */
const WAYS: Readonly<Record<string, { viewer: Viewer; given: (mutation: string) => Given; ends?: true }>> = {
  'by rights': { viewer: STRANGER, given: recordsFor },
  'by its input': {
    viewer: ADMINISTRATOR,
    given: () => (_, type) =>
      type === 'Upload' ? new UploadedFile('form.xlsx', new Uint8Array([1])) : undefined,
  },
  'by our fault': {
    viewer: ADMINISTRATOR,
    given: (mutation) => (path, type) =>
      path[0] === 'idempotencyKey' ? 'fail' : recordsFor(mutation)(path, type),
  },
  'by its time': { viewer: ADMINISTRATOR, given: recordsFor, ends: true },
};

/** Sends a mutation that succeeds and one that fails in one document. */
async function sendTwo(second: RootField, ref: string, { viewer, given, ends }: (typeof WAYS)[string]) {
  const args = leastArguments(second, given(second.name));
  const { declared, passed } = variablesOf(second.args, Object.keys(args), 'second_');
  const document = `mutation ($first: CreateConsortiumInput!, ${declared.join(', ')}) {
    first: createConsortium(input: $first) { consortium { ref } userErrors { code } }
    second: ${second.name}${passed} { __typename ${has(second, 'userErrors') ? 'userErrors { code }' : ''} }
  }`;
  const variables = {
    first: { ref, name: '联合体', tier: 'MUNICIPAL', division: '371000' },
    ...Object.fromEntries(Object.entries(args).map(([name, value]) => [`second_${name}`, value])),
  };
  const deadline = new Deadline();
  let left = second.name === 'createConsortium' ? 2 : 1;
  const stop = database.listen(({ parameters }) => {
    if (ends && parameters.includes(second.name) && (left -= 1) === 0) deadline.end();
  });
  try {
    return await ask(database.forCaller({ deadline }), document, { viewer, variables });
  } finally {
    stop();
  }
}

function has({ type }: RootField, field: string): boolean {
  const payload = getNamedType(type);
  return 'getFields' in payload && field in payload.getFields();
}

describe('of two mutations in one document', () => {
  it('the first is told though the second fails, whichever it is and in whatever way', async ({ task }) => {
    const thrown = new Map(mutations.map(({ name }) => [name, new Set<string>()]));
    let cases = 0;
    for (const [way, terms] of Object.entries(WAYS)) {
      for (const mutation of mutations) {
        cases += 1;
        const ref = `LOCAL:first-${cases}`;
        const { data, errors } = await sendTwo(mutation, ref, terms);
        const at = `${mutation.name} ${way}`;
        expect({ at, first: made.safeParse(data).data?.first.consortium.ref, errors }).toMatchObject({
          at,
          first: ref,
        });
        const { second } = failed.parse(data);
        expect({ at, isNull: second === null }).toEqual({ at, isNull: errors.length > 0 });
        expect({ at, paths: errors.map(({ path }) => path) }).toEqual({
          at,
          paths: errors.map(() => ['second']),
        });
        for (const { extensions } of errors) thrown.get(mutation.name)?.add(String(extensions?.['code']));
      }
    }
    const kept = await database.query(sql`SELECT 1 FROM "Consortium" WHERE "ref" LIKE 'LOCAL:first-%'`);
    expect(kept).toHaveLength(cases);
    expect([...thrown].filter(([, codes]) => codes.size === 0)).toEqual([]);
    recordLaw(task, {
      law: 'Of two mutations in one document the first is told though the second fails, whichever it is.',
      cases,
    });
  });
});
