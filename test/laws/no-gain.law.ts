import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { RecordField } from '../../src/resolvers/changes/records/field.ts';
import { mutationsOf, RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import type { RecordKind } from '../../src/resolvers/changes/records/record.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ask, schema } from '../graph/ask.ts';
import { type Dice, diceOf } from '../fuzz/dice.ts';
import { VIEWERS } from '../rights/worlds.ts';
import { createTestDatabase } from '../test-database.ts';
import { MUTATION_CASES } from './mutation-cases.ts';
import { addPlaces, head, PLACE_NAMES } from './places.ts';
import { recordLaw } from './record-law.ts';

/** Today, and days on which what is on record today comes to hold. */
const INSTANTS = ['2025-07-01T04:00:00Z', '2025-07-10T04:00:00Z', '2025-09-01T04:00:00Z'].map(
  (at) => new Date(at),
);
const DAYS = [
  '2024-01-01',
  '2025-06-30',
  '2025-07-01',
  '2025-07-02',
  '2025-07-06',
  '2025-07-31',
  '2026-01-01',
  null,
];
const DIVISIONS = ['330302', '330300', '330106', '330000'];
/** The records that others belong to, and by which everything else is somebody's. */
const OWNERS = ['Unit', 'Consortium', 'Project', 'Patent'];
const STEPS = 300;
const ATTACKERS = ['APPLICANT', 'DISTRICT_OFFICER', 'INTEGRATOR'] as const;

let tried = 0;
let made = 0;
let madeOtherwise = 0;

describe.each(ATTACKERS)('%s', (role) => {
  let database: Database;
  let drop: () => Promise<void>;
  const viewer = VIEWERS[role];
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase('graph'));
    await addPlaces(database);
  });
  afterAll(() => drop());

  it('gets no record by any sequence of changes, today or later, but those that it makes', async () => {
    const roll = diceOf(20_250_701, ATTACKERS.indexOf(role));
    const own = new Set<string>();
    let before = await reached(database, viewer);
    for (let step = 0; step < STEPS; step += 1) {
      const sent = await attempt(database, viewer, roll, step);
      if (sent === undefined) continue;
      const { mutation, document, variables } = sent;
      const was = await head(database);
      const { data } = await ask(database, document, { viewer, variables });
      const id = outcome.safeParse(data).data?.changed?.record?.id ?? null;
      tried += 1;
      if ((await head(database)) === was) continue;
      made += 1;
      if (OTHERS.includes(mutation)) madeOtherwise += 1;
      if (mutation.startsWith('create') && id !== null) own.add(id);
      const after = await reached(database, viewer);
      for (const [index, set] of after.entries()) {
        const gained = [...set].filter((each) => !before[index]?.has(each) && !own.has(each));
        expect({ mutation, variables, gained: gained.map((each) => atob(each)) }).toEqual({
          mutation,
          variables,
          gained: [],
        });
      }
      before = after;
    }
  });
});

it('is tried by many changes that come to stand', ({ task }) => {
  expect(made).toBeGreaterThan(50);
  expect(madeOtherwise).toBeGreaterThan(5);
  recordLaw(task, {
    law: 'No sequence of changes by an applicant, an officer or an integrator adds to the records that it may privately read or write, today or on a later day, but those that it makes: of every kind of record, with any values, references and days, by every mutation.',
    cases: tried,
  });
});

/** The owners that a viewer reaches, by each of the instants. */
async function reached(database: Database, viewer: Viewer): Promise<Set<string>[]> {
  const rows = await database.query<{ kind: string; id: number }>(
    OWNERS.map((kind) => sql`SELECT ${kind}::text AS kind, "id" FROM ${rawSql(`"${kind}"`)}`).reduce(
      (one, other) => sql`${one} UNION ALL ${other}`,
    ),
  );
  const ids = rows.map(({ kind, id }) => encodeId(kind, id));
  const fragments = OWNERS.map((kind) => `... on ${kind} { history(first: 0) { totalCount } }`).join(' ');
  const sets: Set<string>[] = [];
  for (const now of INSTANTS) {
    const found = new Set<string>();
    for (let from = 0; from < ids.length; from += PAGE) {
      const { data } = await ask(database, `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${fragments} } }`, {
        viewer,
        now,
        variables: { ids: ids.slice(from, from + PAGE) },
      });
      for (const { id, history } of shown.parse(data).nodes) if (history !== null) found.add(id);
    }
    sets.push(found);
  }
  return sets;
}

const PAGE = 100;
const shown = z.object({ nodes: z.array(z.object({ id: z.string(), history: z.unknown() })) });

/** A mutation as it is sent. */
interface Attempt {
  readonly mutation: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The mutations of no kind of record: of members, of applications and of decisions. */
const OTHERS = [...MUTATION_CASES.keys()].filter((name) =>
  RECORD_KINDS.every((kind) => !Object.values(mutationsOf(kind)).includes(name)),
);

const noCase = (): undefined => undefined;

/** Any mutation with anything; undefined where what it is about was removed by one before. */
async function attempt(
  database: Database,
  viewer: Viewer,
  roll: Dice,
  step: number,
): Promise<Attempt | undefined> {
  if (roll.happens(1 / 4)) {
    const mutation = roll.pick(OTHERS);
    const place = roll.pick(PLACE_NAMES);
    const found = await MUTATION_CASES.get(mutation)?.(database, place, 'RIGHT').catch(noCase);
    return found && { mutation, document: found.document, variables: found.variables };
  }
  const { kind, mutation, input } = await attemptRecord(database, viewer, roll, step);
  const { name } = kind;
  const field = name.charAt(0).toLowerCase() + name.slice(1);
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return {
    mutation,
    document: `mutation ($input: ${type}!) { changed: ${mutation}(input: $input) { record: ${field} { id } userErrors { code } } }`,
    variables: { input },
  };
}

interface RecordAttempt {
  readonly kind: RecordKind;
  readonly mutation: string;
  readonly input: Record<string, unknown>;
}

/** Any mutation of any kind of record: what says whose something is comes up more often than the rest. */
async function attemptRecord(
  database: Database,
  viewer: Viewer,
  roll: Dice,
  step: number,
): Promise<RecordAttempt> {
  const telling = roll.pick(['Membership', 'Membership', 'Membership', 'Unit', 'Registration', 'Consortium']);
  const kind = roll.pick(
    roll.happens(2 / 3) ? RECORD_KINDS.filter(({ name }) => name === telling) : RECORD_KINDS,
  );
  const { create, change, end, remove } = mutationsOf(kind);
  const mutation = roll.happens(0.4)
    ? create
    : roll.pick([change, end, remove].filter((name) => name !== null));
  if (mutation === create) {
    const ref = kind.name === 'Unit' && roll.happens(0.3) ? { ref: viewer.unitRef ?? 'LOCAL:own' } : {};
    return { kind, mutation, input: { ...(await values(database, kind, roll, `c${step}`, true)), ...ref } };
  }
  const [row] = await database.query<{ id: number; version: number }>(sql`
    SELECT "id", "version" FROM ${rawSql(`"${kind.name}"`)} ORDER BY md5("id"::text || ${String(step)}) LIMIT 1`);
  const named = { id: encodeId(kind.name, row?.id ?? 1), version: row?.version ?? 1 };
  if (mutation === remove) return { kind, mutation, input: named };
  if (mutation === end) return { kind, mutation, input: { ...named, on: roll.pick(DAYS) } };
  return { kind, mutation, input: { ...named, ...(await values(database, kind, roll, `c${step}`, false)) } };
}

async function values(database: Database, kind: RecordKind, roll: Dice, name: string, isNew: boolean) {
  const given: Record<string, unknown> = {};
  for (const [field, about] of Object.entries(kind.fields)) {
    const isAsked = isNew ? about.required === true : about.fixed !== true;
    if (!(isNew && isAsked) && !(isNew || isAsked)) continue;
    if (!(isNew && about.required) && !roll.happens(0.3)) continue;
    given[field] = await valueOf(database, about, roll, name);
  }
  return given;
}

async function valueOf(database: Database, field: RecordField, roll: Dice, name: string): Promise<unknown> {
  switch (field.type) {
    case 'TEXT':
      return name;
    case 'REF':
      return `LOCAL:${name}`;
    case 'TEXTS':
      return [name];
    case 'PERSONAL':
      return '13812345678';
    case 'INTEGER':
      return field.least;
    case 'AMOUNT':
      return '1';
    case 'BOOLEAN':
      return roll.happens(0.5);
    case 'DATE':
      return roll.pick(field.required ? DAYS.filter((day) => day !== null) : DAYS);
    case 'DIVISION':
      return roll.pick(DIVISIONS);
    case 'WORD':
    case 'WORDS': {
      const type = schema.getType(field.enumeration);
      const words = isEnumType(type) ? type.getValues().map(({ name: word }) => word) : [];
      if (words.includes('LEAD') && roll.happens(0.5)) return 'LEAD';
      return field.type === 'WORD' ? roll.pick(words) : [roll.pick(words)];
    }
    case 'RECORD': {
      const own = field.noun === 'Unit' && roll.happens(0.5) ? sql`WHERE "ref" = 'LOCAL:f1-1'` : sql``;
      const rows = await database.query<{ id: number }>(
        sql`SELECT "id" FROM ${rawSql(`"${field.noun}"`)} ${own} ORDER BY "id"`,
      );
      return encodeId(field.noun, roll.pick(rows).id);
    }
  }
}

const outcome = z.object({
  changed: z.object({ record: z.object({ id: z.string() }).nullable() }).nullable(),
});
