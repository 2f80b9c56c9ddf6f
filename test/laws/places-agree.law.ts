import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { addDays, shanghaiDate } from '../../src/domain/calendar-date.ts';
import { mutationsOf, RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import type { RecordKind } from '../../src/resolvers/changes/records/record.ts';
import { ask, schema } from '../graph/ask.ts';
import { MUTATIONS, RIGHTS } from '../rights/tables.ts';
import { VIEWERS } from '../rights/worlds.ts';
import { createTestDatabase } from '../test-database.ts';
import { addPlaces, type Place, PLACE_NAMES, recordIn } from './places.ts';
import { recordLaw } from './record-law.ts';

/** Instants around the days on which somebody comes or goes, at the hours where Shanghai, UTC and servers differ. */
const INSTANTS = [
  '2025-06-30T15:59:59.999Z',
  '2025-06-30T16:00:00Z',
  '2025-06-30T23:30:00Z',
  '2025-07-01T04:00:00Z',
  '2025-07-05T15:59:59.999Z',
  '2025-07-05T16:00:00Z',
  '2025-07-05T23:30:00Z',
];
const ROLES = ['APPLICANT', 'DISTRICT_OFFICER', 'CITY_OFFICER', 'INTEGRATOR'] as const;
type Role = (typeof ROLES)[number];

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addPlaces(database);
});
afterAll(() => drop());

/** Whether the records of a place are a role's own on a day, by what test/laws/places.ts says of who comes and goes. */
function isOwnOn(role: Role, kind: RecordKind, place: Place, day: string): boolean {
  if (place === 'own') return true;
  const isOfUnit =
    kind.name === 'Unit' ||
    (kind.owners !== 'ITSELF' &&
      kind.owners.some(
        (field) => kind.fields[field]?.type === 'RECORD' && field !== 'consortium' && field !== 'project',
      ));
  if (kind.name === 'Note') return role === 'APPLICANT' && comesAndGoes(place, day);
  // An applicant is the lead of a consortium for some days, and an officer has its units for some.
  return isOfUnit === (role !== 'APPLICANT') && comesAndGoes(place, day);
}

function comesAndGoes(place: Place, day: string): boolean {
  return (place === 'becoming' && day >= '2025-07-06') || (place === 'ceasing' && day <= '2025-06-30');
}

const answered = z.object({ nodes: z.array(z.looseObject({ history: z.unknown().optional() }).nullable()) });

/** Which of some records show their history, which needs the right to what is not public of them. */
async function showsHistory(role: Role, ids: readonly string[], now: Date): Promise<boolean[]> {
  const fragments = RECORD_KINDS.map(({ name }) => `... on ${name} { history(first: 1) { totalCount } }`);
  const { data } = await ask(
    database,
    `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${fragments.join(' ')} } }`,
    {
      viewer: VIEWERS[role],
      now,
      variables: { ids },
    },
  );
  return answered.parse(data).nodes.map((node) => node !== null && node.history !== null);
}

const sentTo = z.object({
  data: z
    .object({ changed: z.object({ userErrors: z.array(z.object({ code: z.string() })) }).nullable() })
    .nullable(),
});

/** Whether a mutation of a stale version is refused for its version, and so not for want of the right. */
async function mayWrite(role: Role, mutation: string, input: object, now: Date): Promise<boolean> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const result = await ask(
    database,
    `mutation ($input: ${name}!) { changed: ${mutation}(input: $input) { userErrors { code } } }`,
    { viewer: VIEWERS[role], now, variables: { input } },
  );
  const codes = sentTo.parse(result).data?.changed?.userErrors.map(({ code }) => code) ?? [];
  return codes.includes('STALE_VERSION');
}

it('every kind of record that is written has a history', () => {
  for (const { name } of RECORD_KINDS) {
    const type = schema.getType(name);
    expect({ name, history: isObjectType(type) && 'history' in type.getFields() }).toEqual({
      name,
      history: true,
    });
  }
  // Reading and writing are compared by two rights, which go as far as one another.
  const [reads, writes] = ['HISTORY', 'WRITE_RECORDS'].map((right) =>
    RIGHTS.find((row) => row.right === right),
  );
  for (const role of ROLES) expect(reads?.[role]).toBe(writes?.[role]);
});

let tried = 0;

describe.each(ROLES)('%s', (role) => {
  it.each(PLACE_NAMES)('reads and writes the same records of what is %s, at every hour', async (place) => {
    const records = await Promise.all(
      RECORD_KINDS.map(async (kind) => ({ kind, ...(await recordIn(database, kind, place)) })),
    );
    for (const instant of INSTANTS) {
      const now = new Date(instant);
      const day = shanghaiDate(now);
      const shown = await showsHistory(
        role,
        records.map(({ id }) => id),
        now,
      );
      const found = [];
      const wanted = [];
      for (const [index, { kind, id, version }] of records.entries()) {
        const isOwn = isOwnOn(role, kind, place, day);
        const { change, remove } = mutationsOf(kind);
        const mutation = change ?? remove ?? '';
        const about = { instant, kind: kind.name };
        const mayBeSent = MUTATIONS.find((row) => row.mutation === mutation)?.[role] === 'yes';
        // A registration says where a unit goes, too: it takes the right at both places.
        const settles = kind.settles?.({ action: 'CHANGE', id: 1, values: {}, on: null }) === true;
        const isBoth =
          !settles ||
          role === 'APPLICANT' ||
          !['becoming', 'ceasing'].includes(place) ||
          isSettled(place, day);
        found.push({
          ...about,
          reads: shown[index],
          writes: mayBeSent && (await mayWrite(role, mutation, { id, version: version + 1 }, now)),
        });
        wanted.push({ ...about, reads: isOwn, writes: isOwn && mayBeSent && isBoth });
        tried += 2;
      }
      expect(found).toEqual(wanted);
    }
  });
});

/** Whether a unit is on record at one place alone from a day on. */
function isSettled(place: Place, day: string): boolean {
  return day >= addDays(place === 'becoming' ? '2025-07-05' : '2025-06-30', 1);
}

it('holds for every kind of record, place and hour', ({ task }) => {
  expect(tried).toBeGreaterThan(RECORD_KINDS.length * INSTANTS.length);
  recordLaw(task, {
    law: 'What of a record is not public is read by whoever may write it and by nobody else of these roles, by the day in Shanghai: of every kind of record, at every place, around midnight in Shanghai, in UTC and between.',
    cases: tried,
  });
});
