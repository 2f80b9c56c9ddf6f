import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, ask } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { changedFields } from './changed-answers.ts';
import { moneyQuestions } from './money-questions.ts';
import { recordLaw } from './record-law.ts';

/** Every so many questions one is asked with the right to money too. */
const CONTROLS = 10;
/** How many questions are asked at once. */
const AT_ONCE = 4;
const NOW = new Date('2026-07-01T04:00:00Z');

let database: Database;
let drop: () => Promise<void>;
let questions: string[];
let unitId: number;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  const [lead] = await database.query<{ unitId: number; unit: string; consortium: string; id: number }>(sql`
    SELECT unit."id" AS "unitId", unit."ref" AS "unit", consortium."ref" AS "consortium", consortium."id"
    FROM "Consortium" consortium JOIN "Membership" membership ON membership."consortiumId" = consortium."id" AND membership."role" = 'LEAD'
      AND membership."leftOn" IS NULL
    JOIN "Unit" unit ON unit."id" = membership."unitId"
    WHERE consortium."divisionCode" = '330300' AND consortium."dissolvedOn" IS NULL
      AND (SELECT count(*) FROM "FinancialYear" WHERE "unitId" = unit."id" AND "revenue" > 0 AND "rdExpenditure" > 0) >= 4
    ORDER BY consortium."ref" LIMIT 1`);
  if (!lead) throw new Error('no lead of the sample has money');
  ({ unitId } = lead);
  questions = moneyQuestions({
    ...lead,
    ids: [encodeId('Unit', unitId), encodeId('Consortium', lead.id)],
  });
});
afterAll(() => drop());

async function answersTo(viewer: Viewer, asked: readonly string[] = questions): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(some.map((question) => answerTo(viewer, question)))));
  }
  return answers;
}

async function answerTo(viewer: Viewer, question: string): Promise<Answer> {
  const { data, errors } = await ask(database, question, { viewer, now: NOW, alsoPlanned: false });
  // Errors come in the order in which their fields fail, which is that of the clock.
  return { data, errors: errors.map(({ message }) => message).toSorted() };
}

/** The fields, as Type.field, at which answers to the same questions differ. */
function changedBetween(before: readonly Answer[], after: readonly Answer[]): string[] {
  const changed = new Set<string>();
  for (const [at, one] of before.entries()) {
    const other = after[at];
    for (const field of changedFields(one.data, other?.data)) changed.add(field);
    if (JSON.stringify(one.errors) !== JSON.stringify(other?.errors)) changed.add('errors');
  }
  return [...changed].toSorted();
}

interface Answer {
  readonly data: unknown;
  readonly errors: readonly string[];
}

/** Multiplies the money of the unit: its revenue, sales and R&D expenditure of each year, by what the year says. */
async function multiply(revenue: string, rdExpenditure: string): Promise<void> {
  await database.query(sql`UPDATE "FinancialYear" SET "revenue" = round("revenue" * ${revenue}::numeric, 6),
    "salesRevenue" = round("salesRevenue" * ${revenue}::numeric, 6), "rdExpenditure" = round("rdExpenditure" * ${rdExpenditure}::numeric, 6)
    WHERE "unitId" = ${unitId}`);
}

/** What everybody sees change whenever a record does, whatever it says. */
const CHANGES_WITH_THE_RECORD = ['FinancialYear.version'];

/** What changes when all money of an enterprise is a twenty-fifth more and every ratio of it as it was, with the reason why it may. */
const MAY_CHANGE_WITH_SIZE: Readonly<Record<string, string>> = {
  'Distribution.mean': 'the coarse sum over how many it is of',
  'Distribution.sum':
    'a multiple of a step that no amount in it exceeds, of a cell that is the same for everybody',
};

/**
 * What changes besides when the ratio of an enterprise is another by a fifth, with the reason why none of its amounts follows:
 * of ratios cut off none does, for all amounts times the same have the same ratios.
 */
const MAY_CHANGE_WITH_RATIO: Readonly<Record<string, string>> = {
  'CityPoint.x': 'a figure of a group that is told of the group too, of ratios cut off',
  'CityPoint.y': 'the same of units',
  'ComplianceCheck.actual': 'the ratio cut off, and * for an amount',
  'ComplianceCheck.explanation': 'the same in words',
  'ComplianceReport.inputHash': 'the hash of what the report tells',
  'ConsortiumConnection.totalCount': 'how many have a ratio cut off that reaches a number',
  'ConsortiumGroupComparison.cliffsDelta': 'pairs of ratios cut off',
  'ConsortiumGroupComparison.pValue': 'medians of ratios cut off',
  'ConsortiumStatistics.cursor': 'the number that the groups are ordered by, of ratios cut off',
  'Distribution.median': 'of ratios cut off; that of money is null',
  'Distribution.q1': 'of ratios cut off; that of money is null',
  'Distribution.q3': 'of ratios cut off; that of money is null',
  'Distribution.standardDeviation': 'of ratios cut off; that of money is null',
  'PooledRatio.pooled': 'a ratio of ten or more, cut off, of a cell that is the same for everybody',
  'RatioInterval.lower': 'such a ratio too, of the usual draws alone',
  'RdIntensity.value': 'the ratio cut off',
  'TraceNode.actual': 'the ratio cut off, and * for an amount',
  'TraceNode.says': 'the same in words',
};

it('tells the public of the money of an enterprise no more than ratios cut off and coarse sums', async ({
  task,
}) => {
  // Many ratios of the sample are whole thousandths, which everything that is less is cut off from.
  await multiply('1', '1.0071');
  // Whoever has the right is asked a part of it, to see that the questions do ask about money.
  const some = questions.filter((_, at) => at % CONTROLS === 0);
  const [open, full] = [await answersTo(PUBLIC_VIEWER), await answersTo(ADMINISTRATOR, some)];

  await multiply('1.000001', '0.999999');
  expect(changedBetween(full, await answersTo(ADMINISTRATOR, some)).length).toBeGreaterThan(20);
  expect(changedBetween(open, await answersTo(PUBLIC_VIEWER))).toEqual(CHANGES_WITH_THE_RECORD);

  await multiply('1.04', '1.04');
  expect(changedBetween(open, await answersTo(PUBLIC_VIEWER))).toEqual(
    [...CHANGES_WITH_THE_RECORD, ...Object.keys(MAY_CHANGE_WITH_SIZE)].toSorted(),
  );

  await multiply('0.74', '0.61');
  expect(changedBetween(open, await answersTo(PUBLIC_VIEWER))).toEqual(
    [
      ...CHANGES_WITH_THE_RECORD,
      ...Object.keys({ ...MAY_CHANGE_WITH_SIZE, ...MAY_CHANGE_WITH_RATIO }),
    ].toSorted(),
  );
  recordLaw(task, {
    law: 'No answer to the public changes when the money of an enterprise is other by a millionth; when it is a twenty-fifth more none but coarse sums, and when its ratio is another by a fifth what is argued.',
    cases: questions.length * 3,
  });
});
