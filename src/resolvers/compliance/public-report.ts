import type { CalendarDate } from '../../domain/calendar-date.ts';
import { digest } from '../../policy/arrangement.ts';
import type { ComplianceReport } from '../../policy/compliance.ts';
import { writeReport } from '../../policy/decision.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ParameterChange } from '../../policy/reform.ts';
import { asksAboutMoney, reformsAmounts } from '../../policy/withheld-money.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { leadOf } from '../nouns/figures.ts';
import { scopeOfUnit } from '../nouns/access-scope.ts';
import { isAllowed, refusalOf } from '../request/rights.ts';

const NOTICE = {
  code: 'RAW_FIGURES_LEFT_OUT',
  message:
    'Money of enterprises is not public: amounts were left out, and ratios cut off after three decimal places; send an API key as "Authorization: Bearer KEY".',
};

/**
 * Whether a viewer sees the money that reports on a stored consortium rest on: that of the unit which led it on the day, who
 * need not be the one that leads it now.
 */
export async function seesMoneyOf(
  context: Context,
  consortiumId: number,
  on: CalendarDate,
): Promise<boolean> {
  return isAllowed(context, 'RAW_FIGURES', async () =>
    scopeOfUnit(context, (await leadOf(context, consortiumId, on))?.id ?? null),
  );
}

/** A report without the money that it rests on, as it is told: says so, and hashes what is told alone. */
export function withoutMoney({ notify }: Context, report: ComplianceReport): ComplianceReport {
  if (report.checks.some(({ rule }) => asksAboutMoney(rule))) notify(NOTICE);
  // The hash of what went in tells whoever tries figures which they are: this one is of what is shown.
  return { ...report, inputHash: digest(writeReport({ ...report, inputHash: '' })) };
}

/** Refuses whoever does not see the lead's money a reform that would feel its way to an amount of it, threshold by threshold. */
export function requireReformOf(
  { viewer }: Context,
  policy: Policy,
  reform: readonly ParameterChange[],
): void {
  if (!reformsAmounts(policy, reform)) return;
  const { code, message } = refusalOf(viewer, 'RAW_FIGURES');
  throw new AtlasError(
    code,
    `A reform of an amount in yuan would tell on which side of it the lead's money lies. ${message}`,
  );
}
