import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, answer } from '../graph/ask.ts';
import { SAID } from '../laws/prose.ts';
import { createTestDatabase } from '../test-database.ts';

const PAGE = 'docs/policies.md';
const { said } = SAID.find(({ path }) => path === PAGE) ?? { said: '' };

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
});
afterAll(() => drop());

const share = z.object({
  count: z.int(),
  total: z.int(),
  unknown: z.int(),
  lower: z.string(),
  upper: z.string(),
});
type Share = z.infer<typeof share>;
const SHARE = 'inCityShare(asOf: "2025-08-01") { count total unknown lower upper }';

async function asked<Shape>(ref: string, fields: string, shape: z.ZodType<Shape>): Promise<Shape> {
  const query = `{ consortium(ref: "LOCAL:sample-wenzhou-${ref}") { ${SHARE} ${fields} } }`;
  const reply = z.object({ consortium: z.unknown() });
  return shape.parse(reply.parse(await answer(database, query, { viewer: ADMINISTRATOR })).consortium);
}

/** A percentage as the page writes it: cut off after two places, for a rounded one might show what is not reached. */
const percent = ({ count, total }: Pick<Share, 'count' | 'total'>): string =>
  `${Math.floor((count * 10_000) / total) / 100} %`;
const percentage = (ratio: string): string => `${Number(ratio) * 100} %`;

/** What answers say, in the words of the page. */
function expectSaid(made: string, written: string): void {
  expect(made).toBe(written);
  expect(said).toContain(written);
}

const check = z.object({
  rule: z.object({ id: z.string() }),
  actual: z.string().nullable(),
  threshold: z.string().nullable(),
});
const thresholdOf = (checks: readonly z.infer<typeof check>[], id: string): string =>
  checks.find(({ rule }) => rule.id === id)?.threshold ?? '';

describe('the worked examples', () => {
  it('of one that complies in one city and deviates in another', async () => {
    const { memberCount, inCityShare, compareCompliance } = await asked(
      '065',
      `memberCount(asOf: "2025-08-01")
      compareCompliance(on: "2025-08-01", policies: ["wenzhou-2025", "weihai-2022"]) {
        notes { reason } reports { verdict policy { validTo } checks { rule { id } actual threshold } } }`,
      z.object({
        inCityShare: share,
        memberCount: z.int(),
        compareCompliance: z.object({
          notes: z.array(z.object({ reason: z.string() })),
          reports: z.array(
            z.object({
              verdict: z.string(),
              policy: z.object({ validTo: z.string().nullable() }),
              checks: z.array(check),
            }),
          ),
        }),
      }),
    );
    const { notes, reports } = compareCompliance;
    const [wenzhou, weihai] = reports;
    expect([wenzhou?.verdict, weihai?.verdict]).toEqual(['COMPLIANT', 'DEVIATING']);
    expect(notes.map(({ reason }) => reason)).toEqual(['TRIAL', 'EXPIRED']);
    const least = thresholdOf(wenzhou?.checks ?? [], 'WZ-C2');
    const leastShare = percentage(thresholdOf(wenzhou?.checks ?? [], 'WZ-C3'));
    expectSaid(
      `It has ${memberCount} members, the lead among them (${least} asked for in principle), ${inCityShare.count} of them registered in the city (${percent(inCityShare)}; ${leastShare} asked for in general)`,
      'It has 11 members, the lead among them (6 asked for in principle), 8 of them registered in the city (72.72 %; 50 % asked for in general)',
    );
    const [registered] = weihai?.checks.find(({ rule }) => rule.id === 'WH-L1')?.actual?.split('; ') ?? [];
    expectSaid(`this one is registered in ${registered}, Ouhai`, 'this one is registered in 330304, Ouhai');
    const end = new Date(weihai?.policy.validTo ?? '').toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    expectSaid(`had expired on ${end}`, 'had expired on 28 June 2025');
  });

  it('of one of which it is not known', async () => {
    const { inCityShare, compliance } = await asked(
      '056',
      'compliance(policy: "wenzhou-2025", on: "2025-08-01") { verdict missingFacts checks { rule { id } actual threshold } }',
      z.object({
        inCityShare: share,
        compliance: z.tuple([
          z.object({ verdict: z.string(), missingFacts: z.array(z.string()), checks: z.array(check) }),
        ]),
      }),
    );
    const [{ verdict, missingFacts, checks }] = compliance;
    expect(verdict).toBe('UNDETERMINED');
    const { count, total, unknown, lower, upper } = inCityShare;
    expectSaid(
      `Of ${total} members ${count} are known to be registered in Wenzhou, ${total - count - unknown} elsewhere, and of ${unknown} it cannot be told`,
      'Of 8 members 3 are known to be registered in Wenzhou, 3 elsewhere, and of 2 it cannot be told',
    );
    expectSaid(
      `between ${percentage(lower)} (${count}/${total}) and ${percentage(upper)} (${count + unknown}/${total}), and WZ-C3 asks for ${percentage(thresholdOf(checks, 'WZ-C3'))}`,
      'between 37.5 % (3/8) and 62.5 % (5/8), and WZ-C3 asks for 50 %',
    );
    expect(missingFacts).toEqual([
      'members[CN-USCC:91330000YY0005945H].registeredDivision',
      'members[LOCAL:sample-unit-0593].registeredDivision',
    ]);
  });

  it('of a remedy', async () => {
    const { inCityShare, compliance, whatIf, reformed } = await asked(
      '055',
      `compliance(policy: "wenzhou-2025", on: "2025-08-01") { verdict remedies { action quantity explanation(locale: EN) } }
      whatIf(policy: "wenzhou-2025", on: "2025-08-01", changes: { addMembers: [{ registeredDivision: "330302" }] }) {
        verdict checks { rule { id } actual threshold } }
      reformed: whatIf(policy: "wenzhou-2025", on: "2025-08-01", reform: [{ rule: "WZ-C3", parameter: "minimum", value: "0.4" }]) {
        verdict }`,
      z.object({
        inCityShare: share,
        compliance: z.tuple([
          z.object({
            verdict: z.string(),
            remedies: z.array(
              z.object({ action: z.string(), quantity: z.string(), explanation: z.string() }),
            ),
          }),
        ]),
        whatIf: z.object({ verdict: z.string(), checks: z.array(check) }),
        reformed: z.object({ verdict: z.string() }),
      }),
    );
    const [{ verdict, remedies }] = compliance;
    expect([verdict, whatIf.verdict, reformed.verdict]).toEqual(['DEVIATING', 'COMPLIANT', 'COMPLIANT']);
    const { count, total } = inCityShare;
    expectSaid(
      `${count} of ${total} members (${percent(inCityShare)}) are registered`,
      '3 of 7 members (42.85 %) are registered',
    );
    expect(remedies.map(({ action }) => action)).toEqual(['ADD_IN_CITY_MEMBER', 'OTHER']);
    const [add, exchange] = remedies.map(
      ({ quantity, explanation }) => `\`…\` ${quantity}: ${explanation.replace(/\.$/, '')}`,
    );
    expectSaid(add ?? '', '`…` 1: add 1 member registered in the area');
    expectSaid(
      exchange ?? '',
      '`…` 1: in the place of as many members, take 1 member registered in the area, alike in all else',
    );
    const after = whatIf.checks.find(({ rule }) => rule.id === 'WZ-C3')?.actual;
    expectSaid(
      `gives ${count + 1} of ${total + 1}, exactly ${after === '0.5' ? 'one half' : after}`,
      'gives 4 of 8, exactly one half',
    );
  });
});
