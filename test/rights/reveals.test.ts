import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { shanghaiDate } from '../../src/domain/calendar-date.ts';
import { ADMINISTRATOR, answer, ask } from '../graph/ask.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';
import { ROLES } from './tables.ts';
import { addWorlds, seesIn, VIEWERS, WORLDS } from './worlds.ts';

const LIST = `query ($first: Int, $after: String, $filter: PersonalDataRevealFilter) {
  personalDataReveals(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { revealedAt actor role requestId record recordId field }
  }
}`;
const listed = z.object({
  personalDataReveals: z.object({
    totalCount: z.int(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(
      z.object({
        revealedAt: z.string(),
        actor: z.string(),
        role: z.string(),
        requestId: z.string().nullable(),
        record: z.string(),
        recordId: z.string(),
        field: z.string(),
      }),
    ),
  }),
});

let database: Database;
let drop: () => Promise<void>;
const units = { home: '', away: '' };

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
  for (const world of ['home', 'away'] as const) {
    const { consortium } = WORLDS[world];
    const { id } = await database.prisma.unit.findUniqueOrThrow({ where: { ref: `${consortium}-1` } });
    units[world] = encodeId('Unit', id);
    // A phone and, of the two people of the consortium's projects, a phone and a document number each.
    const question = `{ unit(ref: "${consortium}-1") { contactPhoneRevealed }
      consortium(ref: "${consortium}") { projects { nodes { persons { documentNumberRevealed phoneRevealed } } } } }`;
    await answer(database, question, {
      viewer: { ...ADMINISTRATOR, name: `who looked at ${world}` },
      requestId: `request-${world}`,
    });
  }
});
afterAll(() => drop());

async function reveals(variables: Record<string, unknown> = {}, viewer = ADMINISTRATOR, alsoPlanned = true) {
  return listed.parse(await answer(database, LIST, { viewer, variables, alsoPlanned })).personalDataReveals;
}

it.each(ROLES)('%s learns what was looked at within reach, or that it is not for them', async (role) => {
  const { data, errors } = await ask(database, LIST, { viewer: VIEWERS[role] });
  const answered = z.object({ personalDataReveals: z.unknown() }).parse(data).personalDataReveals;
  const nodes = answered === null ? [] : listed.parse(data).personalDataReveals.nodes;
  const worlds = (['home', 'away'] as const).filter((world) => seesIn(world, role, 'REVEALS'));
  expect(nodes.map(({ requestId }) => String(requestId)).toSorted()).toEqual(
    worlds.flatMap((world) => Array.from({ length: 5 }, () => `request-${world}`)).toSorted(),
  );
  const refusal = role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(worlds.length === 0 ? [refusal] : []);
});

describe('the looks at personal data', () => {
  it('say who saw which number of which record, when, in which role and request', async () => {
    const { nodes } = await reveals({ filter: { record: units.home } });
    expect(nodes).toEqual([
      {
        revealedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        actor: 'who looked at home',
        role: 'ADMINISTRATOR',
        requestId: 'request-home',
        record: 'Unit',
        recordId: units.home,
        field: 'contactPhone',
      },
    ]);
    const ofPeople = (await reveals()).nodes.filter(({ record }) => record === 'ProjectPerson');
    expect(new Set(ofPeople.map(({ field }) => field))).toEqual(new Set(['documentNumber', 'phone']));
  });

  it('are narrowed by who looked, request, record and day', async () => {
    const today = shanghaiDate(new Date());
    const counts = [
      { actor: 'who looked at away' },
      { actor: 'who' },
      { requestId: 'request-home', record: units.home },
      { requestId: 'request-home', record: units.away },
      { until: '2020-01-01' },
      { from: '2020-01-01', until: today },
    ];
    const found = await Promise.all(counts.map((filter) => reveals({ filter })));
    expect(found.map(({ totalCount }) => totalCount)).toEqual([5, 0, 1, 0, 0, 10]);
  });

  it('page by cursors, the newest first', async () => {
    const whole = await reveals();
    const first = await reveals({ first: 4 });
    const rest = await reveals({ after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual(whole.nodes);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(whole.nodes[0]?.requestId).toBe('request-away');
  });

  it('take two statements, however many there are', async () => {
    const statements = recordStatements(database);
    await reveals({ first: 1 }, VIEWERS.CITY_OFFICER, false);
    const one = statements.length;
    await reveals({ first: 100 }, VIEWERS.CITY_OFFICER, false);
    expect([one, statements.length - one]).toEqual([2, 2]);
  });

  it('of a person who is gone are for administrators alone', async () => {
    const { nodes } = await reveals({ filter: { requestId: 'request-home' } });
    const last = nodes.find(({ record }) => record === 'ProjectPerson');
    const recordId = last?.recordId ?? '';
    const id = Number(Buffer.from(recordId, 'base64url').toString().split(':')[1]);
    const { projectId, isLeader, name } = await database.prisma.projectPerson.delete({ where: { id } });
    expect((await reveals({ filter: { record: recordId } })).totalCount).toBe(2);
    expect((await reveals({ filter: { record: recordId } }, VIEWERS.CITY_OFFICER)).totalCount).toBe(0);
    await database.prisma.projectPerson.create({ data: { id, projectId, isLeader, name } });
  });

  it.each([
    ['BAD_ID', { record: encodeId('Consortium', 1) }],
    ['BAD_ID', { record: 'x' }],
    ['BAD_USER_INPUT', { from: '2025-02-01', until: '2025-01-01' }],
  ])('are refused with %s for %j', async (code, filter) => {
    const { errors } = await ask(database, LIST, { viewer: ADMINISTRATOR, variables: { filter } });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual([code]);
  });
});
