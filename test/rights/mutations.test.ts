import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { createApiKey } from '../../src/server/api-keys.ts';
import { schema } from '../graph/ask.ts';
import { startTestServer, type TestServer } from '../server/test-server.ts';
import { MUTATIONS, ROLES, type TestedRole } from './tables.ts';

let server: TestServer;
const keys = new Map<TestedRole, string>();
beforeAll(async () => {
  server = await startTestServer();
  await loadReferenceRows(server.database);
  for (const role of ROLES) {
    if (role === 'PUBLIC') continue;
    const isOfficer = role === 'DISTRICT_OFFICER' || role === 'CITY_OFFICER' || role === 'INTEGRATOR';
    const key = await createApiKey(server.database, {
      name: role,
      role,
      expiresAt: null,
      divisionCode: isOfficer ? '330300' : null,
      unitRef: role === 'APPLICANT' ? 'LOCAL:1' : null,
    });
    keys.set(role, key);
  }
});
afterAll(() => server.stop());

it('every mutation of the graph is in the table, and nothing else', () => {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(MUTATIONS.map(({ mutation }) => mutation).toSorted()).toEqual(mutations.toSorted());
});

/** Sends a mutation without any input: rights come before it. */
async function codesOf(mutation: string, role: TestedRole): Promise<string[]> {
  const key = keys.get(role);
  const { codes } = await server.post(
    { query: `mutation { ${mutation} }` },
    key === undefined ? {} : { authorization: `Bearer ${key}` },
  );
  return codes;
}

it.each(ROLES)(
  '%s is refused the mutations that the table refuses, before any input, and no others',
  async (role) => {
    const found = [];
    for (const { mutation } of MUTATIONS) {
      const codes = await codesOf(mutation, role);
      const refused = codes.length === 1 && (codes[0] === 'FORBIDDEN' || codes[0] === 'UNAUTHENTICATED');
      found.push({ mutation, code: refused ? codes[0] : 'input' });
    }
    const wanted = MUTATIONS.map((row) => ({
      mutation: row.mutation,
      code: role === 'PUBLIC' ? 'UNAUTHENTICATED' : row[role] === 'yes' ? 'input' : 'FORBIDDEN',
    }));
    expect(found).toEqual(wanted);
  },
);

it('a key for reading alone sends none', async () => {
  const key = await createApiKey(server.database, {
    name: 'reads',
    role: 'ADMINISTRATOR',
    scopes: ['READ'],
    expiresAt: null,
  });
  for (const { mutation } of MUTATIONS) {
    const { codes } = await server.post(
      { query: `mutation { ${mutation} }` },
      { authorization: `Bearer ${key}` },
    );
    expect({ mutation, codes }).toEqual({ mutation, codes: ['FORBIDDEN'] });
  }
});
