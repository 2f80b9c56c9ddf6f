import { expect, it, onTestFinished } from 'vitest';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, createGraph } from '../graph/ask.ts';
import { recordStatements } from '../test-database.ts';

it('a change reads the divisions once, and anew when one of them has changed', async () => {
  const { database, drop } = await createGraph();
  onTestFinished(drop);
  const create = (ref: string, division: string) =>
    answer(
      database,
      `mutation { createUnit(input: { ref: "${ref}", name: "x", registeredDivision: "${division}" }) { userErrors { code } } }`,
      { viewer: ADMINISTRATOR },
    );
  const refused = { createUnit: { userErrors: [{ code: 'UNKNOWN_DIVISION' }] } };
  const made = { createUnit: { userErrors: [] } };
  expect(await create('LOCAL:1', '330304')).toEqual(made);
  const statements = recordStatements(database);
  expect(await create('LOCAL:2', '339999')).toEqual(refused);
  // Divisions are asked for with the count of changes that is known, and are not given where it is still that.
  const known = statements
    .filter(({ text }) => text.includes('FROM "Division" division'))
    .flatMap(({ parameters }) => parameters);
  expect(known).toContainEqual(expect.any(Number));
  expect(known).not.toContain(null);
  await database.query(sql`
    INSERT INTO "Division" ("code", "name", "level", "parentCode") VALUES ('339999', '新区', 'COUNTY', '330000')`);
  expect(await create('LOCAL:2', '339999')).toEqual(made);
});
