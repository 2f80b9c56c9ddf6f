import type { CalendarDate } from '../domain/calendar-date.ts';
import { Decimal } from '../domain/decimal.ts';
import { parameterOn, type Policy, type Rule } from './policy.ts';

/**
 * The most that public money may pay towards one project, in yuan: of the caps that a policy names, each the smaller
 * of its share of the total cost and its ceiling, the highest one that a project can come under.
 *
 * @param totalCost the project's total cost in yuan, the public money in it; not negative.
 * @returns null where the policy names no amount.
 */
export function fundingCap(policy: Policy, totalCost: Decimal, on: CalendarDate): Decimal | null {
  const caps = policy.rules.flatMap((rule) => capOf(rule, totalCost, on) ?? []);
  return caps.length === 0 ? null : Decimal.max(...caps);
}

function capOf(rule: Rule, totalCost: Decimal, on: CalendarDate): Decimal | null {
  if (rule.money?.check !== 'fundingCap') return null;
  const ceiling = parameterOn(rule, rule.money.ceiling, on)?.value;
  const share = rule.money.share === null ? undefined : parameterOn(rule, rule.money.share, on)?.value;
  const limits = [ceiling, share?.times(totalCost)].filter((limit) => limit !== undefined);
  return limits.length === 0 ? null : Decimal.min(...limits);
}
