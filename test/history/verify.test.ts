import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type ChainLink } from '../../src/database/history/chain.ts';
import { signChanges } from '../../src/database/history/signature.ts';
import { historyHead, type Verification, verifyHistory } from '../../src/database/history/verify.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { createTestDatabase } from '../test-database.ts';

const WRITTEN = ['Unit', 'FinancialYear', 'ChangeSeal', 'Change', 'ChangeSet'];

describe('the verification of a history', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase());
    for (const name of ['one', 'two', 'three']) {
      await database.query(sql`INSERT INTO "Unit" ("ref", "name") VALUES (${`LOCAL:${name}`}, ${name})`);
    }
    await database.query(sql`UPDATE "Unit" SET "name" = 'two anew' WHERE "ref" = 'LOCAL:two'`);
    await database.query(sql`DELETE FROM "Unit" WHERE "ref" = 'LOCAL:three'`);
    for (const table of WRITTEN) {
      await database.query(rawSql(`CREATE TABLE "Saved${table}" AS TABLE "${table}"`));
    }
  });
  // Each test damages the same few rows, and finds them whole.
  afterEach(async () => {
    for (const table of WRITTEN) {
      await tamper(table, `DELETE FROM "${table}"`);
      await tamper(table, `INSERT INTO "${table}" SELECT * FROM "Saved${table}"`);
    }
  });
  afterAll(() => drop());

  /** Writes past the history, as only the owner of the database can, and leaves no trigger off. */
  async function tamper(table: string, statement: string): Promise<void> {
    const name = rawSql(`"${table}"`);
    await database.transaction(async (transaction) => {
      await transaction.query(sql`ALTER TABLE ${name} DISABLE TRIGGER ALL`);
      await transaction.query(rawSql(statement));
      await transaction.query(sql`ALTER TABLE ${name} ENABLE TRIGGER ALL`);
    });
  }

  async function codes(anchor?: ChainLink): Promise<Verification['findings'][number]['code'][]> {
    return (await verifyHistory(database, { anchor })).findings.map(({ code }) => code);
  }

  /** The position of the seal of one of the sets above. */
  async function positionOf(nth: number): Promise<number> {
    const head = await historyHead(database);
    return (head?.position ?? 0) - 5 + nth;
  }

  it('finds nothing where nobody tampered', async () => {
    const { findings, head, changes, records } = await verifyHistory(database);
    expect(findings).toEqual([]);
    expect(head).toEqual(await historyHead(database));
    expect({ changes, records }).toEqual({ changes: 5, records: 2 });
  });

  it('finds an image that was changed, and says where', async () => {
    await tamper(
      'Change',
      `UPDATE "Change" SET "image" = jsonb_set("image", '{name}', '"2"') WHERE "image" ->> 'name' = 'two'`,
    );
    const { findings, head } = await verifyHistory(database);
    const position = await positionOf(2);
    expect(findings).toMatchObject([
      { code: 'HASH_DIFFERS', message: expect.stringMatching(new RegExp(`^position ${position} `)) },
    ]);
    expect(head?.position).toBe(position - 1);
  });

  it.each([
    [
      'somebody else’s name',
      'ChangeSet',
      `UPDATE "ChangeSet" SET "actor" = 'nobody' WHERE "id" = (SELECT max("id") FROM "ChangeSet")`,
    ],
    ['a change taken out', 'Change', 'DELETE FROM "Change" WHERE "id" = (SELECT max("id") FROM "Change")'],
    [
      'another instant',
      'ChangeSeal',
      `UPDATE "ChangeSeal" SET "committedAt" = "committedAt" + interval '1 day' WHERE "position" = (SELECT max("position") FROM "ChangeSeal")`,
    ],
  ])('finds %s', async (_, table, statement) => {
    await tamper(table, statement);
    expect(await codes()).toContain('HASH_DIFFERS');
  });

  it('finds a seal taken from the end, and one from the middle', async () => {
    await tamper(
      'ChangeSeal',
      'DELETE FROM "ChangeSeal" WHERE "position" = (SELECT max("position") FROM "ChangeSeal")',
    );
    expect(await codes()).toEqual(['CHANGE_SET_UNSEALED']);
    const middle = await positionOf(3);
    await tamper('ChangeSeal', `DELETE FROM "ChangeSeal" WHERE "position" = ${middle}`);
    expect(await codes()).toEqual(['POSITION_MISSING', 'CHANGE_SET_UNSEALED']);
  });

  it('finds a link that was forged with a hash of its own', async () => {
    const middle = await positionOf(2);
    await tamper(
      'ChangeSet',
      `UPDATE "ChangeSet" SET "actor" = 'forger' WHERE "id" = (SELECT "changeSetId" FROM "ChangeSeal" WHERE "position" = ${middle})`,
    );
    await tamper(
      'ChangeSeal',
      `UPDATE "ChangeSeal" SET "hash" = change_set_hash("changeSetId", "position", "committedAt", "previousHash") WHERE "position" = ${middle}`,
    );
    expect(await codes()).toEqual(['LINK_BROKEN']);
  });

  it('finds a change set that was inserted without a seal, and a change without a set', async () => {
    await tamper('ChangeSet', `INSERT INTO "ChangeSet" ("actor") VALUES ('forger')`);
    expect(await codes()).toEqual(['CHANGE_SET_UNSEALED']);
    await tamper(
      'Change',
      `INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
       SELECT 999999, "record", "recordKey", "ownerRecord", "ownerKey", "action", "image" FROM "Change" WHERE "image" ->> 'name' = 'one'`,
    );
    expect(await codes()).toEqual(['CHANGE_SET_UNSEALED', 'CHANGE_UNSEALED']);
  });

  it.each([
    [
      'a row changed',
      `UPDATE "Unit" SET "name" = 'other' WHERE "ref" = 'LOCAL:one'`,
      'RECORD_DIFFERS',
      /: name$/,
    ],
    ['a row deleted', `DELETE FROM "Unit" WHERE "ref" = 'LOCAL:one'`, 'RECORD_MISSING', /deleted past/],
    [
      'a row inserted',
      `INSERT INTO "Unit" ("ref", "name") VALUES ('LOCAL:x', 'x')`,
      'RECORD_UNKNOWN',
      /never heard/,
    ],
    [
      'a removed row put back',
      `INSERT INTO "Unit" SELECT (jsonb_populate_record(NULL::"Unit", "image")).* FROM "Change" WHERE "action" = 'REMOVED'`,
      'RECORD_REMOVED',
      /removed by change/,
    ],
  ])('finds %s past the history', async (_, statement, code, message) => {
    await tamper('Unit', statement);
    expect((await verifyHistory(database)).findings).toMatchObject([
      { code, message: expect.stringMatching(message) },
    ]);
  });

  it('finds a trigger that was left off', async () => {
    await database.query(sql`ALTER TABLE "Unit" DISABLE TRIGGER "Unit_history_update"`);
    expect(await codes()).toEqual(['GUARD_OFF']);
    await database.query(sql`ALTER TABLE "Unit" ENABLE TRIGGER "Unit_history_update"`);
  });

  it('finds a history cut off or written anew by an anchor that was noted elsewhere', async () => {
    const anchor = await historyHead(database);
    if (!anchor) throw new Error('there is no history');
    await database.query(sql`INSERT INTO "Unit" ("ref", "name") VALUES ('LOCAL:four', 'four')`);
    expect(await codes(anchor)).toEqual([]);
    expect(await codes({ ...anchor, hash: '0'.repeat(64) })).toEqual(['ANCHOR_DIFFERS']);
    // Cut so cleanly that the rest holds by itself.
    for (const table of ['ChangeSeal', 'Change', 'ChangeSet']) {
      await tamper(
        table,
        `DELETE FROM "${table}" WHERE ${table === 'ChangeSet' ? '"id"' : '"changeSetId"'} > (SELECT "changeSetId" FROM "ChangeSeal" WHERE "position" = ${anchor.position - 2})`,
      );
    }
    await tamper('Unit', `UPDATE "Unit" SET "name" = 'two', "version" = 1 WHERE "ref" = 'LOCAL:two'`);
    await tamper('Unit', `INSERT INTO "Unit" ("ref", "name") VALUES ('LOCAL:x', 'x')`);
    await tamper('Unit', `DELETE FROM "Unit" WHERE "ref" IN ('LOCAL:x', 'LOCAL:four')`);
    expect(await codes(anchor)).toContain('ANCHOR_DIFFERS');
  });

  it('holds for a row whose key was changed', async () => {
    await database.query(sql`
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue") SELECT "id", 2023, 1 FROM "Unit" WHERE "ref" = 'LOCAL:one'`);
    await database.query(sql`UPDATE "FinancialYear" SET "year" = 2024`);
    expect(await codes()).toEqual([]);
  });

  it('holds whatever zone, form of dates and form of bytes whoever changes a row has set', async () => {
    await database.transaction(async (transaction) => {
      await transaction.query(sql`SET LOCAL TimeZone = 'Asia/Shanghai'`);
      await transaction.query(sql`SET LOCAL DateStyle = 'German'`);
      await transaction.query(sql`SET LOCAL bytea_output = 'escape'`);
      await transaction.query(sql`UPDATE "Unit" SET "contactPhoneCipher" = '\\x00ff'::bytea`);
    });
    expect(await codes()).toEqual([]);
  });

  it('keeps who signed, and refuses to be written by hand', async () => {
    await database.transaction(async (transaction) => {
      await signChanges(transaction, { actor: '张三', operation: 'import', reason: '年度更新' });
      await transaction.query(sql`UPDATE "Unit" SET "name" = 'signed' WHERE "ref" = 'LOCAL:one'`);
    });
    expect(
      await database.query(
        sql`SELECT "actor", "role", "operation", "reason" FROM "ChangeSet" ORDER BY "id" DESC LIMIT 1`,
      ),
    ).toEqual([{ actor: '张三', role: null, operation: 'import', reason: '年度更新' }]);
    for (const table of ['Change', 'ChangeSet', 'ChangeSeal']) {
      const name = rawSql(`"${table}"`);
      const changed = rawSql(table === 'ChangeSet' ? '"actor" = \'x\'' : '"changeSetId" = 1');
      for (const statement of [
        sql`UPDATE ${name} SET ${changed}`,
        sql`DELETE FROM ${name}`,
        sql`TRUNCATE ${name} CASCADE`,
        sql`INSERT INTO ${name} SELECT * FROM ${name}`,
      ]) {
        await expect(database.query(statement)).rejects.toThrow(/is written by the database alone/);
      }
    }
  });
});
