import {
  getNamedType,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, createGraph, schema } from '../graph/ask.ts';
import { LIVES, makeParents, type Parents } from './every-kind.ts';
import { faults, numberOf, sent } from './send.ts';

let database: Database;
let drop: () => Promise<void>;
let parents: Parents;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  parents = await makeParents(database);
});
afterAll(() => drop());

/** Values that agree with those of the other fields, where any value of the type does not. */
const VALUES: Readonly<Record<string, unknown>> = {
  'EquipmentItem.amount': '298.5',
  'Consortium.staffCount': 20,
  'Consortium.professionalStaffCount': 7,
  'Consortium.intellectualProperties': 9,
  'Consortium.inventionPatents': 4,
  'Membership.role': 'MEMBER',
  'Project.stage': 'SUBMITTED',
  'Registration.validFrom': '2002-02-28',
  'Registration.validTo': '2003-03-31',
  'Membership.leftOn': '2027-12-31',
  'Qualification.validTo': '2027-12-31',
  'ProjectScheduleItem.endsOn': '2027-12-31',
  'Project.endsOn': '2027-12-31',
  'Consortium.planEndsOn': '2027-12-31',
};
/** How those fields are read that the graph shows under another name or in a form of its own. */
const READ: Readonly<Record<string, string>> = {
  'Note.textZh': 'text(locale: ZH)',
  'Note.textEn': 'text(locale: EN)',
  'ProjectPerson.documentNumber': 'documentNumberRevealed',
  'ProjectPerson.phone': 'phoneRevealed',
  'Unit.contactPhone': 'contactPhoneRevealed',
};
/** Fields of units that the graph does not show, but the forms of applications. */
const UNREAD = new Set(['Unit.contactName', 'Unit.correspondenceAddress']);

/** The fields that a record of a kind may be made of, or that a change of it may set. */
function fieldsOf(input: string): GraphQLInputField[] {
  const type = schema.getType(input);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).filter(({ name }) => name !== 'id' && name !== 'version');
}

/** A record of the kind that a field names. */
function recordNamed(name: string): string {
  const { consortium, project, group, team, otherUnit } = parents;
  return { consortium, project, group, team }[name] ?? otherUnit;
}

/** A value of a field, as it is sent and as it is read. */
function valueOf(kind: string, { name, type }: GraphQLInputField): unknown {
  const given = VALUES[`${kind}.${name}`];
  if (given !== undefined) return given;
  const named = getNamedType(type);
  if (isEnumType(named)) {
    const word = named.getValues().findLast((each) => each.name !== 'UNKNOWN')?.name;
    return isListType(type) ? [word] : word;
  }
  if (isListType(type)) return ['其一', '其二'];
  const scalars: Readonly<Record<string, unknown>> = {
    String: `另一${name}`.slice(0, 10),
    Int: name.toLowerCase().endsWith('year') && name !== 'monthsPerYear' ? 1987 : 3,
    Decimal: '12.345678',
    Date: '2024-02-29',
    Boolean: true,
    DivisionCode: '330304',
    ID: recordNamed(name),
  };
  return scalars[named.name];
}

/** What a field of a record is in the graph: of a place its code, of another record its id. */
async function read(kind: string, id: string, field: string): Promise<unknown> {
  if (UNREAD.has(`${kind}.${field}`)) {
    const [row] = await database.query<{ found: unknown }>(
      sql`SELECT to_jsonb(unit) -> ${field} AS found FROM "Unit" unit WHERE "id" = ${numberOf(id)}::int`,
    );
    return row?.found;
  }
  const type = schema.getType(kind);
  const shown = isObjectType(type) ? type.getFields()[field] : undefined;
  const inner = shown && { Division: '{ value: code }' }[getNamedType(shown.type).name];
  const selection = inner ?? (shown && isObjectType(getNamedType(shown.type)) ? '{ value: id }' : '');
  const found = await answer(
    database,
    `{ node(id: "${id}") { ... on ${kind} { found: ${READ[`${kind}.${field}`] ?? field} ${selection} } } }`,
    { viewer: ADMINISTRATOR },
  );
  const { node } = z.object({ node: z.object({ found: z.unknown() }) }).parse(found);
  const nested = z.object({ value: z.string() }).safeParse(node.found);
  return nested.success ? nested.data.value : node.found;
}

const KINDS = [
  ...LIVES,
  { kind: 'Unit', made: () => ({ ref: 'LOCAL:every-field', name: '单位' }), changed: {} },
].filter(({ changed }) => changed !== null);

describe.each(KINDS)('each field of a $kind', ({ kind, made }) => {
  let record: { readonly id: string; readonly version: number };

  beforeAll(async () => {
    record = await sent(database, `create${kind}`, made(parents));
  });

  it.each(fieldsOf(`Change${kind}Input`).map((field) => ({ field, name: field.name })))(
    'is what a change says: $name',
    async ({ field, name }) => {
      const value = valueOf(kind, field);
      const { id, version } = record;
      record = await sent(database, `change${kind}`, { id, version, [name]: value });
      expect(await read(kind, id, name)).toEqual(value);
    },
  );
});

describe('texts and numbers', () => {
  const bounded = KINDS.flatMap(({ kind }) =>
    fieldsOf(`Change${kind}Input`).flatMap(({ name, type, description }) => {
      const [, most] = /at most ([\d,]+) characters/.exec(description ?? '') ?? [];
      return String(type) === 'String' && most ? [{ kind, name, most: Number(most.replace(',', '')) }] : [];
    }),
  );

  it('are told their limits', () => {
    expect(bounded.length).toBeGreaterThan(30);
  });

  it.each(bounded)('have at most $most characters: $name of a $kind', async ({ kind, name, most }) => {
    const life = KINDS.find((each) => each.kind === kind);
    const ref = { ref: `LOCAL:bounds-${kind}-${name}` };
    const given = { ...life?.made(parents), [name]: '字'.repeat(most + 1) };
    expect(await faults(database, `create${kind}`, 'ref' in given ? { ...given, ...ref } : given)).toEqual([
      `${name} TOO_LONG`,
    ]);
  });
});
