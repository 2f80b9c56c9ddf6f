import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import type { ComplianceReport } from '../../src/policy/compliance.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { complianceOf } from '../../src/resolvers/compliance/compliance.ts';
import { consortiumByRef } from '../../src/resolvers/nouns/consortium.ts';
import { type Context, createContext } from '../../src/resolvers/request/context.ts';
import { projectChecks } from '../../src/resolvers/compliance/project-money.ts';
import { requireProject } from '../../src/resolvers/nouns/project.ts';
import { administrator } from '../../src/resolvers/request/viewer.ts';
import { createTestDatabase } from '../test-database.ts';

const intents = z
  .array(z.object({ rule: z.string(), outcome: z.string(), shows: z.string(), consortium_ref: z.string() }))
  .parse(parse(await readFile('prisma/generator/intents.csv'), { columns: true }));

/** Some day after the last change of the sample. */
const NOON = new Date('2026-11-20T04:00:00Z');
const POLICIES = {
  WZ: 'wenzhou-2025',
  ZJ: 'zhejiang-2022',
  HZ: 'hangzhou-2022',
  TZ: 'taizhou-2025-draft',
  ZHJ: 'zhenjiang-2023',
  WH: 'weihai-2022',
} as const;

const BINDING: ReadonlySet<string> = new Set(['MANDATORY', 'IN_PRINCIPLE', 'GENERAL']);
const MONEY: ReadonlySet<string> = new Set(['WZ-F1', 'WZ-F2', 'WZ-F5', 'WZ-F6', 'WZ-F7']);
/**
 * What records cannot show: members are counted, so their number is never unknown; a task or a completed project that
 * nobody recorded is unknown, so there is never known to be none.
 */
const BEYOND_RECORDS = ['TZ-L5 FAIL', 'TZ-M1 FAIL', 'TZ-M2 UNKNOWN', 'WZ-C2 UNKNOWN', 'ZHJ-C1 UNKNOWN'];

describe('the records that come with the product, against the policies', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let context: Context;
  /** The outcome of each check, by consortium and rule. */
  const outcomes = new Map<string, string>();
  const policies = loadPolicies('policies');

  async function check(ref: string, policy: string): Promise<ComplianceReport> {
    const consortium = await consortiumByRef(context, ref);
    const [report] = consortium
      ? await complianceOf(context, consortium, { policy, on: context.today, readings: {} })
      : [];
    if (!report) throw new Error(`no report on ${ref}`);
    return report;
  }

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase('sample'));
    context = createContext({
      database,
      policies,
      viewer: administrator('test'),
      now: NOON,
    });
    const asked = new Set(
      intents.flatMap(({ rule, consortium_ref: ref }) => {
        const prefix = rule.split('-')[0];
        const policy = Object.entries(POLICIES).find(([key]) => key === prefix)?.[1];
        return policy === undefined ? [] : [`${policy} ${ref}`];
      }),
    );
    await Promise.all(
      Array.from(asked, async (question) => {
        const [policy = '', ref = ''] = question.split(' ');
        const { checks } = await check(ref, policy);
        for (const { rule, outcome } of checks) outcomes.set(`${ref} ${rule.id}`, outcome);
      }),
    );
  });
  afterAll(() => drop());

  async function verdicts(refs: readonly string[], policy: string): Promise<Set<string>> {
    const reports = await Promise.all(refs.map((ref) => check(ref, policy)));
    return new Set(reports.map((report) => report.verdict));
  }

  it('show what they are made to show', () => {
    const astray = intents.flatMap(({ rule, outcome, shows, consortium_ref: ref }) => {
      const actual = outcomes.get(`${ref} ${rule}`);
      return actual === undefined || actual === outcome
        ? []
        : [`${ref} ${rule} ${shows}: meant ${outcome}, got ${actual}`];
    });
    expect(astray).toEqual([]);
  });

  it('show every outcome that a rule can have', () => {
    const seen = new Map<string, Set<string>>();
    for (const [key, outcome] of outcomes) {
      const rule = key.split(' ')[1] ?? '';
      seen.set(rule, (seen.get(rule) ?? new Set()).add(outcome));
    }
    const lacking = policies
      .all()
      .flatMap((policy) => policy.rules)
      .flatMap(({ id, strength }) => {
        const found = seen.get(id);
        if (!found || found.has('NEEDS_JUDGEMENT')) return [];
        const missed = BINDING.has(strength) ? 'FAIL' : 'NOT_APPLICABLE';
        return ['PASS', missed, 'UNKNOWN']
          .filter((outcome) => !found.has(outcome))
          .map((outcome) => `${id} ${outcome}`);
      });
    expect(lacking).toEqual(BEYOND_RECORDS);
  });

  it('show what they are made to show of the rules on money that records decide', async () => {
    const astray: string[] = [];
    for (const { rule, outcome, shows, consortium_ref: ref } of intents) {
      if (!MONEY.has(rule)) continue;
      const projects = await database.prisma.project.findMany({ where: { consortium: { ref } } });
      const found = await Promise.all(
        projects.map(async ({ id }) => {
          const checks = await projectChecks(
            context,
            await requireProject(context, id),
            POLICIES.WZ,
            context.today,
          );
          return checks.find((each) => each.rule.id === rule)?.outcome;
        }),
      );
      // One project decides: the worst of the consortium's.
      const worst = ['FAIL', 'UNKNOWN', 'PASS'].find((each) => found.some((one) => one === each));
      if (worst !== outcome) astray.push(`${ref} ${rule} ${shows}: meant ${outcome}, got ${worst}`);
    }
    expect(astray).toEqual([]);
  });

  it('hold compliant, deviating, non-compliant and undetermined consortia of each municipal policy', async () => {
    for (const policy of ['wenzhou-2025', 'taizhou-2025-draft', 'zhenjiang-2023']) {
      const prefix = Object.entries(POLICIES).find(([, key]) => key === policy)?.[0];
      const refs = intents
        .filter(({ rule }) => rule.startsWith(`${prefix}-`))
        .map((intent) => intent.consortium_ref);
      expect([...(await verdicts(refs, policy))].toSorted()).toEqual([
        'COMPLIANT',
        'DEVIATING',
        'NON_COMPLIANT',
        'UNDETERMINED',
      ]);
    }
  });

  it('leave the consortia of official documents undetermined', async () => {
    const refs = [1, 2, 3, 4, 5, 6].map((number) => `LOCAL:hz2022-annex3-${number}`);
    expect([...(await verdicts(refs, 'zhejiang-2022'))]).toEqual(['UNDETERMINED']);
    expect([...(await verdicts(refs, 'hangzhou-2022'))]).toEqual(['UNDETERMINED']);
  });
});
