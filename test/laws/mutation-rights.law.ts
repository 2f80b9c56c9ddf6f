import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { ask, schema } from '../graph/ask.ts';
import { MUTATIONS, ROLES, type TestedRole } from '../rights/tables.ts';
import { VIEWERS } from '../rights/worlds.ts';
import { createTestDatabase } from '../test-database.ts';
import { MUTATION_CASES, type MutationCase } from './mutation-cases.ts';
import { addPlaces, everything, hasRightAt, head, type Place, PLACE_NAMES } from './places.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addPlaces(database);
});
afterAll(() => drop());

/** What came of a mutation, all of it. */
interface Outcome {
  readonly codes: readonly unknown[];
  /** Everything that the viewer is told. */
  readonly told: string;
  /** What the database was asked, in no order, for some of it is asked at one time. */
  readonly statements: readonly string[];
}

const REFUSALS: ReadonlySet<unknown> = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND']);
const userErrors = z.object({
  changed: z.object({ userErrors: z.array(z.object({ code: z.string() })).default([]) }).nullable(),
});

async function sent(
  role: TestedRole,
  { document }: MutationCase,
  variables: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const statements: string[] = [];
  const stop = database.listen(({ text }) => statements.push(text));
  const { data, errors, notices } = await ask(database, document, { viewer: VIEWERS[role], variables });
  stop();
  const read = userErrors.safeParse(data).data?.changed?.userErrors ?? [];
  return {
    codes: [...errors.map(({ extensions }) => extensions?.['code']), ...read.map(({ code }) => code)],
    told: JSON.stringify({ data, errors, notices }),
    statements: statements.toSorted(),
  };
}

/** The code that the tables of rights want for a role at a place; null where it has the right. */
function wanted(role: TestedRole, mutation: string, place: Place, sentCase: MutationCase): string | null {
  if (role === 'PUBLIC') return 'UNAUTHENTICATED';
  const row = MUTATIONS.find((each) => each.mutation === mutation);
  if (row?.[role] !== 'yes') return 'FORBIDDEN';
  const { right, seenBy, isNew } = sentCase;
  if (right === null) return null;
  // What is new belongs to the place that is given, and is no applicant's.
  if (isNew && role === 'APPLICANT') return 'FORBIDDEN';
  if (hasRightAt(role, right, place)) return null;
  return seenBy === null || hasRightAt(role, seenBy, place) ? 'FORBIDDEN' : 'NOT_FOUND';
}

it('every mutation of the schema is under this law, and no other', () => {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect([...MUTATION_CASES.keys()].toSorted()).toEqual(mutations.toSorted());
});

const cases = ROLES.flatMap((role) => PLACE_NAMES.map((place) => ({ role, place })));
let tried = 0;

describe.each(cases)('$role, of what is $place', ({ role, place }) => {
  it('is refused what the tables refuse, told nothing by it, and changes nothing', async () => {
    const before = await everything(database);
    for (const [mutation, caseOf] of MUTATION_CASES) {
      const right = await caseOf(database, place, 'RIGHT');
      const code = wanted(role, mutation, place, right);
      if (code === null) continue;
      const current = await sent(role, right, right.variables);
      const stale = await caseOf(database, place, 'STALE');
      const atOtherVersion = await sent(role, stale, stale.variables);
      tried += 2;
      expect({ mutation, codes: current.codes }).toEqual({ mutation, codes: [code] });
      expect({ mutation, ...atOtherVersion }).toEqual({ mutation, ...current });
      // What the viewer may not know of is as what is not there; what everybody knows of is refused as itself.
      const isHidden = code === 'NOT_FOUND' && right.ofNothing !== null;
      const hidden = isHidden ? await sent(role, right, right.ofNothing ?? {}) : current;
      tried += isHidden ? 1 : 0;
      expect({ mutation, ...hidden }).toEqual({ mutation, ...current });
    }
    expect(await everything(database)).toBe(before);
  });

  it('is refused nothing else, and a stale version changes nothing', async () => {
    for (const [mutation, caseOf] of MUTATION_CASES) {
      const stale = await caseOf(database, place, 'STALE');
      if (wanted(role, mutation, place, stale) !== null) continue;
      const before = await head(database);
      const { codes } = await sent(role, stale, stale.variables);
      tried += 1;
      expect({ mutation, refused: codes.filter((code) => REFUSALS.has(code)) }).toEqual({
        mutation,
        refused: [],
      });
      if (stale.ofNothing === null) continue;
      expect({ mutation, codes }).toEqual({ mutation, codes: ['STALE_VERSION'] });
      expect(await head(database)).toBe(before);
    }
  });
});

it('holds for every mutation, role and place', ({ task }) => {
  expect(tried).toBeGreaterThan(2 * ROLES.length * PLACE_NAMES.length);
  recordLaw(task, {
    law: 'Every mutation, by every role and at every place (own, others’, nobody’s, becoming and ceasing to be own), answers what the tables of rights say; refused, it answers the same at any version, the same as for a record that is not there where the viewer may not know of it, and changes nothing.',
    cases: tried,
  });
});
