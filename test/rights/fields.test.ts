import { isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { rowsBy } from '../../src/resolvers/request/loader.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ask, schema } from '../graph/ask.ts';
import { everyField, selectionOf } from '../graph/every-field.ts';
import { createTestDatabase } from '../test-database.ts';
import { type MetField, metFields } from './answers.ts';
import { FIELDS, ROLES, type TestedRole } from './tables.ts';
import { addWorlds, seesIn, VIEWERS, type World, WORLDS } from './worlds.ts';

const REFUSED: ReadonlySet<unknown> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

/** Of every list some, the applicant's own and others among them. */
const PAGE = 'first: 3';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
});
afterAll(() => drop());

const met = new Map<string, Promise<MetField[]>>();

/** Everything that a role meets around the consortium of a world. */
function metIn(world: World, role: TestedRole): Promise<MetField[]> {
  const key = `${world} ${role}`;
  let fields = met.get(key);
  if (!fields) met.set(key, (fields = askAround(WORLDS[world].consortium, VIEWERS[role])));
  return fields;
}

async function askAround(ref: string, viewer: Viewer): Promise<MetField[]> {
  const questions = [
    `{ consortium(ref: "${ref}") ${everyField('Consortium', 3, PAGE)} }`,
    // The lead, which is the applicant's own at home, and another member, which is not.
    `{ unit(ref: "${ref}-1") ${everyField('Unit', 2, PAGE)} }`,
    `{ unit(ref: "${ref}-2") ${everyField('Unit', 2, PAGE)} }`,
  ];
  const found: MetField[] = [];
  for (const question of questions) {
    const { data, errors } = await ask(database, question, { viewer });
    found.push(...metFields(data, errors));
  }
  return found;
}

/** What the table says of a field: whether the role sees it there, sees some of it, or is refused. */
function expected({ right, how, of }: (typeof FIELDS)[number], role: TestedRole, world: World): string {
  if (!seesIn(world, role, right)) return 'NONE';
  // Their own unit is one of those around the consortium; of a record that is absent no field is met at all.
  return role === 'APPLICANT' && of === 'unit' && how !== 'inside' ? 'SOME' : 'ALL';
}

/** What came of a field, in the words of `expected`. */
function seen(how: string, occurrences: readonly MetField[]): string {
  const denied = occurrences.filter(({ code, value }) =>
    how === 'record' ? value !== 'VALUE' : REFUSED.has(code),
  );
  if (denied.some(({ value }) => value === 'VALUE')) return 'a value beside a refusal';
  if (how === 'record' && occurrences.some(({ code }) => REFUSED.has(code))) return 'an error';
  if (occurrences.length === 0 || denied.length === occurrences.length) return 'NONE';
  return denied.length === 0 ? 'ALL' : 'SOME';
}

it('every field of the graph is in the table, and nothing else', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Mutation')
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
  expect(FIELDS.map(({ field }) => field).toSorted()).toEqual(fields.toSorted());
});

const restricted = FIELDS.filter(({ how }) => how !== 'open' && how !== 'elsewhere');

describe.each(ROLES)('%s', (role) => {
  it.each(['home', 'away'] as const)('sees of the %s world what the table says', async (world) => {
    const fields = await metIn(world, role);
    const byField = rowsBy(fields, ({ field }) => field);
    const found = restricted.map(({ field, how }) => ({ field, is: seen(how, byField.get(field) ?? []) }));
    const wanted = restricted.map((row) => ({ field: row.field, is: expected(row, role, world) }));
    expect(found).toEqual(wanted);
  });

  it('is refused nothing that is open', async () => {
    const open = new Set(FIELDS.filter(({ how }) => how === 'open').map(({ field }) => field));
    const all = [...(await metIn('home', role)), ...(await metIn('away', role)), ...(await metAtRoots(role))];
    const refused = all.filter(({ field, code }) => open.has(field) && REFUSED.has(code));
    expect([...new Set(refused.map(({ field }) => field))]).toEqual([]);
  });
});

/** What a role meets below the root fields that need no argument. */
async function metAtRoots(role: TestedRole): Promise<MetField[]> {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const found: MetField[] = [];
  for (const root of roots.filter(({ args }) => !args.some(isRequiredArgument))) {
    const question = `{ ${selectionOf(root, 2, PAGE).join(' ')} }`;
    const { data, errors } = await ask(database, question, { viewer: VIEWERS[role] });
    found.push(...metFields(data, errors));
  }
  return found;
}
