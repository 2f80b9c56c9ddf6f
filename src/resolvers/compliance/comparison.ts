import type { CalendarDate } from '../../domain/calendar-date.ts';
import { compareCompliance, type ComplianceComparison } from '../../policy/comparison.ts';
import type { Readings } from '../../policy/policy.ts';
import { refusing, requirePolicy } from './compliance.ts';
import type { ConsortiumRow } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { factsOf } from './facts.ts';
import { COMPARED_POINTS } from '../request/request-work.ts';
import { seesMoneyOf, withoutMoney } from './public-report.ts';
import { inTurn } from '../request/turns.ts';

/** Puts a stored consortium beside some policies, or beside every policy of its tier. */
export async function comparisonOf(
  context: Context,
  consortium: ConsortiumRow,
  {
    policies,
    on,
    readings,
  }: {
    readonly policies: readonly string[] | null;
    readonly on: CalendarDate;
    readonly readings: Partial<Readings>;
  },
): Promise<ComplianceComparison> {
  const compared =
    policies === null
      ? context.policies.all().filter(({ tier }) => tier === consortium.tier)
      : [...new Set(policies.map((key) => requirePolicy(context, key)))];
  const [divisions, facts, showsMoney] = await Promise.all([
    context.divisions(),
    factsOf(context, consortium, on),
    seesMoneyOf(context, consortium.id, on),
  ]);
  context.work.add(COMPARED_POINTS * compared.length);
  const comparison = await inTurn(context.deadline, () =>
    refusing(() =>
      compareCompliance({
        policies: compared,
        facts,
        on,
        divisions,
        tier: consortium.tier,
        readings,
        showsMoney,
      }),
    ),
  );
  if (showsMoney) return comparison;
  return {
    ...comparison,
    reports: comparison.reports.map((report) => withoutMoney(context, report)),
  };
}
