import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, databaseOver } from '../../src/database/database.ts';
import { newPersonalDataKey, PersonalDataKeys } from '../../src/database/personal-data.ts';
import { sql } from '../../src/database/statement.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, createGraph, refusals } from '../graph/ask.ts';

const CREATE = `mutation ($input: CreateUnitInput!, $key: String, $reason: String) {
  changed: createUnit(input: $input, idempotencyKey: $key, reason: $reason) {
    unit { id ref name kind version endedOn registeredDivision { code } } repeated userErrors { field code message }
  }
}`;
const CHANGE = `mutation ($input: ChangeUnitInput!) {
  changed: changeUnit(input: $input) {
    unit { id ref name kind version endedOn registeredDivision { code } } repeated userErrors { field code message(locale: EN) }
  }
}`;
const END = `mutation ($input: EndUnitInput!) {
  changed: endUnit(input: $input) {
    unit { id ref name kind version endedOn registeredDivision { code } } repeated userErrors { field code message(locale: EN) }
  }
}`;

const outcome = z.object({
  changed: z.object({
    unit: z
      .object({
        id: z.string(),
        ref: z.string(),
        name: z.string(),
        kind: z.string().nullable(),
        version: z.int(),
        endedOn: z.string().nullable(),
        registeredDivision: z.object({ code: z.string() }).nullable(),
      })
      .nullable(),
    repeated: z.boolean(),
    userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string(), message: z.string() })),
  }),
});

describe('a change of a unit', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
  });
  afterAll(() => drop());

  async function send(document: string, variables: Record<string, unknown>, viewer: Viewer = ADMINISTRATOR) {
    return outcome.parse(await answer(database, document, { viewer, variables })).changed;
  }

  async function created(ref: string) {
    const { unit } = await send(CREATE, { input: { ref, name: `单位 ${ref}`, kind: 'ENTERPRISE' } });
    if (!unit) throw new Error('the unit was not made');
    return unit;
  }

  it('makes a record at version 1, with what was given and the rest unknown', async () => {
    const { unit, userErrors } = await send(CREATE, {
      input: { ref: 'cn-uscc：91330301yy000001xf ', name: '新单位', registeredDivision: '330304' },
    });
    expect(userErrors).toEqual([]);
    expect(unit).toMatchObject({
      ref: 'CN-USCC:91330301YY000001XF',
      kind: null,
      version: 1,
      registeredDivision: { code: '330304' },
    });
  });

  it('leaves what is not named, makes unknown what is null, and counts', async () => {
    const { id, version } = await created('LOCAL:change-1');
    const { unit } = await send(CHANGE, { input: { id, version, kind: null } });
    expect(unit).toMatchObject({ name: '单位 LOCAL:change-1', kind: null, version: 2 });
  });

  it('refuses a stale version with both versions and shows what is there now', async () => {
    const { id } = await created('LOCAL:stale');
    await send(CHANGE, { input: { id, version: 1, name: 'first' } });
    const { unit, userErrors } = await send(CHANGE, { input: { id, version: 1, name: 'second' } });
    expect(userErrors).toEqual([
      {
        field: ['input', 'version'],
        code: 'STALE_VERSION',
        message: 'You read version 1, and it is at version 2 now; read it again and decide anew.',
      },
    ]);
    expect(unit).toMatchObject({ name: 'first', version: 2 });
  });

  it('lets one of two win who change one version at once', async () => {
    const { id } = await created('LOCAL:race');
    const both = await Promise.all(
      ['one', 'other'].map((name) => send(CHANGE, { input: { id, version: 1, name } })),
    );
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['STALE_VERSION']);
  });

  it('ends on a day and stays', async () => {
    const { id } = await created('LOCAL:ending');
    const { unit } = await send(END, { input: { id, version: 1, on: '2025-03-31' } });
    expect(unit).toMatchObject({ endedOn: '2025-03-31', version: 2 });
  });

  it('answers a repeated request as the first time, and makes nothing twice', async () => {
    const request = { input: { ref: 'LOCAL:once', name: 'once' }, key: 'request 1' };
    const [first, second] = await Promise.all([send(CREATE, request), send(CREATE, request)]);
    expect(first.unit).toEqual(second.unit);
    expect([first, second].filter(({ repeated }) => repeated)).toHaveLength(1);
    const other = await send(CREATE, { ...request, input: { ref: 'LOCAL:twice', name: 'twice' } });
    expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const others = await send(CREATE, request, { ...ADMINISTRATOR, name: 'somebody else' });
    expect(others.userErrors.map(({ code }) => code)).toEqual(['ALREADY_EXISTS']);
  });

  it('knows a repeated request again for as long as the key of personal data of its day is there', async () => {
    const [old, fresh] = [newPersonalDataKey(), newPersonalDataKey()];
    const input = { ref: 'LOCAL:phone', name: 'phone', contactPhone: '13812345678' };
    const sendWith = async (...keys: string[]) => {
      const keyed = databaseOver(database, new PersonalDataKeys(keys));
      const asked = await answer(keyed, CREATE, {
        viewer: ADMINISTRATOR,
        variables: { input, key: 'with a phone' },
      });
      const { unit, repeated, userErrors } = outcome.parse(asked).changed;
      return [unit?.ref, repeated, userErrors.map(({ code }) => code)];
    };
    expect(await sendWith(old)).toEqual(['LOCAL:phone', false, []]);
    const where = { actor_key: { actor: 'test', key: 'with a phone' } };
    const { inputHash } = await database.prisma.idempotentRequest.findUniqueOrThrow({ where });
    const [keyId] = new PersonalDataKeys([old]).fingerprint('').split(':');
    expect(inputHash.split(':')[0]).toBe(keyId);
    expect(await sendWith(fresh, old)).toEqual(['LOCAL:phone', true, []]);
    expect(await sendWith(fresh)).toEqual([undefined, false, ['IDEMPOTENCY_KEY_REUSED']]);
  });

  it('keeps no key of a request that it refused', async () => {
    const refused = await send(CREATE, { input: { ref: 'LOCAL:again', name: ' ' }, key: 'request 2' });
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['BLANK']);
    const mended = await send(CREATE, { input: { ref: 'LOCAL:again', name: 'again' }, key: 'request 2' });
    expect(mended.unit).toMatchObject({ ref: 'LOCAL:again' });
  });

  it.each([
    ['a blank name', { ref: 'LOCAL:x', name: ' ' }, ['name'], 'BLANK'],
    ['a name too long', { ref: 'LOCAL:x', name: '长'.repeat(501) }, ['name'], 'TOO_LONG'],
    ['half a character', { ref: 'LOCAL:x', name: 'a\ud800' }, ['name'], 'BAD_TEXT'],
    ['a reference without a scheme', { ref: 'x', name: 'x' }, ['ref'], 'BAD_REF'],
    ['a credit code too short', { ref: 'CN-USCC:9133', name: 'x' }, ['ref'], 'BAD_CREDIT_CODE'],
    [
      'a place that is none',
      { ref: 'LOCAL:x', name: 'x', registeredDivision: '999999' },
      ['registeredDivision'],
      'UNKNOWN_DIVISION',
    ],
  ])('refuses %s and changes nothing', async (_, input, field, code) => {
    const { unit, userErrors } = await send(CREATE, { input });
    expect(unit).toBeNull();
    expect(userErrors.map((error) => [error.field, error.code])).toEqual([[['input', ...field], code]]);
    expect(await database.query(sql`SELECT FROM "Unit" WHERE "ref" IN ('LOCAL:x', 'x')`)).toEqual([]);
  });

  it('tells in both languages what is wrong', async () => {
    const { userErrors } = await send(CREATE, { input: { ref: 'LOCAL:x', name: '长'.repeat(501) } });
    expect(userErrors[0]?.message).toBe('共501个字，请缩短到500字以内。');
  });

  it('refuses an id of another kind, and one of nothing', async () => {
    const consortium = Buffer.from('Consortium:1').toString('base64url');
    const nothing = Buffer.from('Unit:999999').toString('base64url');
    const wrong = await send(CHANGE, { input: { id: consortium, version: 1, name: 'x' } });
    expect(wrong.userErrors.map(({ code }) => code)).toEqual(['BAD_ID']);
    const gone = await send(CHANGE, { input: { id: nothing, version: 1, name: 'x' } });
    expect(gone.userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  });

  it('lets an officer write at home and nowhere else, and undoes what goes elsewhere', async () => {
    const officer: Viewer = {
      ...ADMINISTRATOR,
      role: 'CITY_OFFICER',
      name: 'Wenzhou',
      divisionCode: '330300',
    };
    const here = await send(
      CREATE,
      { input: { ref: 'LOCAL:here', name: 'here', registeredDivision: '330304' } },
      officer,
    );
    expect(here.unit).toMatchObject({ ref: 'LOCAL:here' });
    const there = { ref: 'LOCAL:there', name: 'there', registeredDivision: '330100' };
    const codes = await refusals(database, CREATE, { viewer: officer, variables: { input: there } });
    expect(codes).toEqual(['FORBIDDEN']);
    const away = { id: here.unit?.id, version: 1, registeredDivision: '330100' };
    expect(await refusals(database, CHANGE, { viewer: officer, variables: { input: away } })).toEqual([
      'FORBIDDEN',
    ]);
    const [row] = await database.query(
      sql`SELECT "registeredDivisionCode" AS code FROM "Unit" WHERE "ref" = 'LOCAL:here'`,
    );
    expect(row).toEqual({ code: '330304' });
    expect(await database.query(sql`SELECT FROM "Unit" WHERE "ref" = 'LOCAL:there'`)).toEqual([]);
  });
});
