import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { type StatementRecord, sql } from '../../src/database/statement.ts';
import { createGraph } from '../graph/ask.ts';
import { idOf, numberOf, sent } from './send.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

/** A change of a platform: fields of it, or its end. */
const step = z.union([
  z.object({ name: z.string() }),
  z.object({ level: z.string().nullable() }),
  z.object({ category: z.string().nullable() }),
  z.object({ on: z.string().nullable() }),
]);
type Step = z.infer<typeof step>;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ name: fc.constantFrom('甲', '乙') }),
    fc.record({ level: fc.constantFrom('NATIONAL', 'UNKNOWN', null) }),
    fc.record({ category: fc.constantFrom('实验室', null) }),
    fc.record({ on: fc.constantFrom('2025-01-01', null) }),
  ),
  { minLength: 1, maxLength: 6 },
);

interface State {
  readonly name: string;
  readonly level: string | null;
  readonly category: string | null;
  readonly on: string | null;
}

/** What a platform is after a step, by the rules of mutations and not by the database. */
function after(state: State, change: Step): State {
  const next = { ...state, ...change };
  return { ...next, level: next.level === 'UNKNOWN' ? null : next.level };
}

const kept = z.object({
  row: z.looseObject({ version: z.int() }),
  images: z.array(z.looseObject({ version: z.int() })),
});

describe('any sequence of changes of a record', () => {
  it('counts those that changed anything, and ends its history with the record as it is', async () => {
    const hostUnit = await idOf(database, 'Unit', 'LOCAL:lead-a');
    let made = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (changes) => {
        const ref = `LOCAL:law-${(made += 1)}`;
        let record = await sent(database, 'createPlatform', { ref, name: '甲', hostUnit });
        let state: State = { name: '甲', level: null, category: null, on: null };
        let effective = 0;
        for (const change of changes) {
          const mutation = 'on' in change ? 'endPlatform' : 'changePlatform';
          record = await sent(database, mutation, { ...record, ...change });
          const next = after(state, change);
          if (JSON.stringify(next) !== JSON.stringify(state)) effective += 1;
          state = next;
          expect(record.version).toBe(1 + effective);
        }
        const [found] = await database.query(sql`
          SELECT to_jsonb(platform) AS row, (
            SELECT json_agg("image" ORDER BY "id") FROM "Change"
            WHERE "record" = 'Platform' AND "recordKey" = platform."id"::text
          ) AS images FROM "Platform" platform WHERE "id" = ${numberOf(record.id)}::int`);
        const { row, images } = kept.parse(found);
        expect(images.at(-1)).toEqual(row);
        expect(images.map(({ version }) => version)).toEqual(images.map((_, at) => at + 1));
        expect(row).toMatchObject({ version: 1 + effective, name: state.name, endedOn: state.on });
      }),
      { numRuns: 12 },
    );
  });
});

/** What each statement does, by its first words. */
async function statementsOf(mutation: string, input: object): Promise<string[]> {
  const statements: StatementRecord[] = [];
  const stop = database.listen((statement) => statements.push(statement));
  await sent(database, mutation, input);
  stop();
  return statements.map(({ text }) => /\w+/.exec(text)?.[0]?.toUpperCase() ?? '');
}

describe('the statements of a mutation', () => {
  it('are few, and as many for a record with much around it as for one with nothing', async () => {
    const unit = await idOf(database, 'Unit', 'LOCAL:lead-a');
    const alone = await sent(database, 'createUnit', { ref: 'LOCAL:alone', name: '单位' });
    const busy = await statementsOf('changeUnit', { id: unit, version: 1, legalRepresentative: '乙某' });
    const idle = await statementsOf('changeUnit', { ...alone, legalRepresentative: '乙某' });
    expect(busy).toEqual(idle);
    const work = busy.filter((word) => !['BEGIN', 'COMMIT'].includes(word));
    // The divisions, whose name it is in, its place, the row locked, its place under the lock, the change, its place after
    // it, and the record shown.
    expect(work).toEqual(['SELECT', 'SELECT', 'SELECT', 'SELECT', 'SELECT', 'UPDATE', 'SELECT', 'SELECT']);
  });

  it('are one less than those of making a record where nothing personal is encrypted for its row', async () => {
    const consortium = await idOf(database, 'Consortium', 'LOCAL:con-a');
    const project = await sent(database, 'createProject', {
      ref: 'LOCAL:with-people',
      consortium,
      name: '项目',
    });
    const person = { project: project.id, isLeader: false, name: '某人' };
    const open = await statementsOf('createProjectPerson', person);
    const encrypted = await statementsOf('createProjectPerson', { ...person, phone: '13800138000' });
    // The number of the row comes first, for what is encrypted is bound to it.
    expect(encrypted).toHaveLength(open.length + 1);
  });
});
