import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { importTableSet } from '../../src/exchange/import.ts';
import { createApiKey, type KeyTerms } from '../../src/server/api-keys.ts';
import { ADMIN_KEY, startTestServer, type TestServer } from './test-server.ts';

const KEPT = /kept as it is/;
const RECORD = `mutation ($input: RecordComplianceDecisionInput!) {
  recordComplianceDecision(input: $input) {
    decision { verdict replay decidedBy report }
    userErrors { field code }
  }
}`;

describe('rights come before input', () => {
  let server: TestServer;
  let analyst: string;
  let officer: string;
  let stranger: string;

  beforeAll(async () => {
    server = await startTestServer();
    await loadReferenceRows(server.database);
    await importTableSet(server.database, 'test/graph/table-set');
    const key = (terms: Omit<KeyTerms, 'expiresAt'>) =>
      createApiKey(server.database, { ...terms, expiresAt: null });
    analyst = `Bearer ${await key({ name: 'statistics office', role: 'ANALYST' })}`;
    officer = `Bearer ${await key({ name: 'science bureau', role: 'CITY_OFFICER', divisionCode: '330300' })}`;
    stranger = `Bearer ${await key({ name: 'another city', role: 'CITY_OFFICER', divisionCode: '330100' })}`;
  });
  afterAll(() => server.stop());

  it.each([
    [
      'a field without its arguments',
      { query: 'mutation { recordComplianceDecision { userErrors { code } } }' },
    ],
    ['variables of a wrong type', { query: RECORD, variables: { input: 7 } }],
    ['a mutation that does not exist', { query: 'mutation { dropEverything }' }],
    [
      'a mutation inside a fragment',
      { query: 'mutation { ...all } fragment all on Mutation { dropEverything }' },
    ],
  ])('tells the public UNAUTHENTICATED: %s', async (_, body) => {
    expect((await server.post(body)).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('tells a key without the right FORBIDDEN, whatever the input', async () => {
    const { codes } = await server.post(
      { query: RECORD, variables: { input: 7 } },
      { authorization: analyst },
    );
    expect(codes).toEqual(['FORBIDDEN']);
  });

  it('leaves the input of whoever has the right to validation and to the mutation', async () => {
    const wrong = await server.post({ query: RECORD, variables: { input: 7 } }, { authorization: officer });
    expect(wrong.codes).toEqual(['BAD_USER_INPUT']);
    const unknown = await server.post(
      { query: RECORD, variables: { input: await inputOf('no-such-policy') } },
      { authorization: officer },
    );
    expect(unknown.data).toEqual({
      recordComplianceDecision: {
        decision: null,
        userErrors: [{ field: ['input', 'policy'], code: 'UNKNOWN_POLICY' }],
      },
    });
  });

  it('tells an officer of another division FORBIDDEN, once the record is known', async () => {
    const { codes } = await server.post(
      { query: RECORD, variables: { input: await inputOf('wenzhou-2025') } },
      { authorization: stranger },
    );
    expect(codes).toEqual(['FORBIDDEN']);
  });

  it('keeps a report that comes out the same again, and hides its figures from the public', async () => {
    const kept = await server.post(
      { query: RECORD, variables: { input: await inputOf('wenzhou-2025') } },
      { authorization: officer },
    );
    expect(kept.data).toMatchObject({
      recordComplianceDecision: {
        // The agreement's signatures are partly unknown, and no mandatory rule fails.
        decision: { verdict: 'UNDETERMINED', replay: 'SAME', decidedBy: 'science bureau' },
        userErrors: [],
      },
    });
    const query = '{ consortium(ref: "LOCAL:con-a") { complianceDecisions { verdict report } } }';
    expect(await server.post({ query })).toMatchObject({
      codes: ['UNAUTHENTICATED'],
      data: { consortium: { complianceDecisions: [{ verdict: 'UNDETERMINED', report: null }] } },
    });
  });

  it('keeps a decision from being changed or deleted', async () => {
    await expect(
      server.database.query(sql`UPDATE "ComplianceDecision" SET "reason" = 'another'`),
    ).rejects.toThrow(KEPT);
    await expect(server.database.query(sql`DELETE FROM "ComplianceDecision"`)).rejects.toThrow(KEPT);
  });

  async function inputOf(policy: string): Promise<Record<string, unknown>> {
    const { data } = await server.post(
      { query: '{ consortium(ref: "LOCAL:con-a") { id } }' },
      { authorization: `Bearer ${ADMIN_KEY}` },
    );
    const id = /"id":"([\w-]+)"/.exec(JSON.stringify(data))?.[1];
    return { consortium: id, policy, on: '2025-07-01' };
  }
});
