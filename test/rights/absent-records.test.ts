import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { createContext } from '../../src/resolvers/request/context.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { readExportRequest } from '../../src/server/export/export-request.ts';
import { listRows } from '../../src/server/export/list-rows.ts';
import { ask, NOW, schema } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { ROLES, type TestedRole } from './tables.ts';
import { addWorlds, seesIn, VIEWERS, WORLDS } from './worlds.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
});
afterAll(() => drop());

const HOME_AND_AWAY = ['home', 'away'] as const;
const nodes = z.object({ nodes: z.array(z.object({ id: z.string() }).nullable()) });
const recorded = z.object({ recordedNode: z.object({ record: z.unknown() }).nullable() });
const applications = z.object({
  applications: z.object({
    totalCount: z.number(),
    edges: z.array(z.object({ node: z.object({ ref: z.string() }) })),
    nodes: z.array(z.object({ ref: z.string() })),
  }),
});

/** The global ids of people and applications of a world. */
async function recordsOf(ref: string): Promise<{ right: string; id: string }[]> {
  const { prisma } = database;
  const [member, person, application] = await Promise.all([
    prisma.teamMember.findFirstOrThrow({ where: { consortium: { ref } } }),
    prisma.projectPerson.findFirstOrThrow({ where: { project: { consortium: { ref } } } }),
    prisma.application.findFirstOrThrow({ where: { consortium: { ref } } }),
  ]);
  return [
    { right: 'PERSONS', id: encodeId('TeamMember', member.id) },
    { right: 'PERSONS', id: encodeId('ProjectPerson', person.id) },
    { right: 'APPLICATIONS', id: encodeId('Application', application.id) },
  ];
}

/** The consortia whose people an export holds. */
async function exportedConsortia(role: TestedRole): Promise<Set<unknown>> {
  const { query } = readExportRequest(schema, '/export/team-members.csv', '');
  const viewer = VIEWERS[role];
  const context = createContext({ database, policies: loadPolicies('policies'), viewer, now: NOW });
  const column = query.columns.findIndex(({ name }) => name === 'consortium_ref');
  const refs = new Set<unknown>();
  for await (const rows of listRows(schema, query, {}, context))
    for (const row of rows) refs.add(row[column]);
  return refs;
}

it.each(ROLES)(
  '%s is told of a record of an earlier day only with the right to every history',
  async (role) => {
    const { id } = await database.prisma.unit.findUniqueOrThrow({ where: { ref: 'LOCAL:f1-1' } });
    const question = `{ recordedNode(id: "${encodeId('Unit', id)}", on: "2099-12-31") { record { version } } }`;
    const { data, errors } = await ask(database, question, { viewer: VIEWERS[role] });
    const everywhere = seesIn('away', role, 'HISTORY');
    expect({ shown: recorded.parse(data).recordedNode !== null }).toEqual({ shown: everywhere });
    const code = role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(everywhere ? [] : [code]);
  },
);

describe.each(ROLES)('what %s may not see is absent', (role) => {
  const viewer = VIEWERS[role];

  it.each(HOME_AND_AWAY)('by its global id, in the %s world', async (world) => {
    const records = await recordsOf(WORLDS[world].consortium);
    const ids = records.map(({ id }) => `"${id}"`).join(', ');
    const { data, errors } = await ask(database, `{ nodes(ids: [${ids}]) { id } }`, { viewer });
    expect(errors).toEqual([]);
    const found = nodes.parse(data).nodes.map((node) => node?.id ?? null);
    expect(found).toEqual(records.map(({ right, id }) => (seesIn(world, role, right) ? id : null)));
  });

  it('from lists, edges and counts of applications alike', async () => {
    const { data, errors } = await ask(
      database,
      '{ applications { totalCount edges { node { ref } } nodes { ref } } }',
      { viewer },
    );
    expect(errors).toEqual([]);
    const shown = HOME_AND_AWAY.filter((world) => seesIn(world, role, 'APPLICATIONS')).map(
      (world) => `${WORLDS[world].consortium}-application`,
    );
    const { totalCount, edges, nodes: listed } = applications.parse(data).applications;
    expect(listed.map(({ ref }) => ref)).toEqual(shown);
    expect(edges.map(({ node }) => node.ref)).toEqual(shown);
    expect(totalCount).toBe(shown.length);
  });

  it('from the export of people', async () => {
    const refs = await exportedConsortia(role);
    for (const world of HOME_AND_AWAY) {
      expect({ world, holds: refs.has(WORLDS[world].consortium) }).toEqual({
        world,
        holds: seesIn(world, role, 'PERSONS'),
      });
    }
  });
});
