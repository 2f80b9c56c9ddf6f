import type { CalendarDate } from '../domain/calendar-date.ts';
import { compareCompliance, type ComplianceComparison } from '../policy/comparison.ts';
import type { Readings } from '../policy/policy.ts';
import { refusing, requirePolicy } from './compliance.ts';
import type { ConsortiumRow } from './consortium.ts';
import type { Context } from './context.ts';
import { factsOf } from './facts.ts';
import { CHECK_POINTS } from './request-work.ts';
import { reportFor, seesFiguresOf } from './public-report.ts';
import { inTurn } from './turns.ts';

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
  const [divisions, facts] = await Promise.all([context.divisions(), factsOf(context, consortium, on)]);
  context.work.add(CHECK_POINTS * compared.length);
  const comparison = await inTurn(context.deadline, () =>
    refusing(() =>
      compareCompliance({ policies: compared, facts, on, divisions, tier: consortium.tier, readings }),
    ),
  );
  return asSeenBy(context, comparison, await seesFiguresOf(context, consortium.id, on));
}

/** The cells show the checks of the reports, which hide what the viewer may not see. */
function asSeenBy(
  context: Context,
  { reports, rows, notes }: ComplianceComparison,
  sees: boolean,
): ComplianceComparison {
  const shown = new Map(reports.map((report) => [report.policy, reportFor(context, report, sees)]));
  return {
    reports: [...shown.values()],
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({
        ...cell,
        checks: cell.checks.map(
          (check) => shown.get(cell.policy)?.checks.find(({ rule }) => rule === check.rule) ?? check,
        ),
      })),
    })),
    notes,
  };
}
