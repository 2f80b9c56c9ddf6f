import type { CalendarDate } from '../domain/calendar-date.ts';
import { Decimal } from '../domain/decimal.ts';
import type { MoneyCheck, SupportKind } from './money-check.ts';
import type { Policy, Rule } from './policy.ts';
import { PolicyError } from './policy-error.ts';
import { type ParameterChange, parameterValues, type ParameterValues } from './reform.ts';

/** What narrows a question for a cap. */
export interface FundingCapQuestion {
  /** The day whose numbers hold; without it, the first numbers of the policy do. */
  readonly on?: CalendarDate;
  /** As what the project is supported; without it, the most that any kind of support pays. */
  readonly support?: SupportKind;
  readonly reform?: readonly ParameterChange[];
}

/**
 * The most that public money may pay towards one project of a total cost, in yuan: of a share and a ceiling the
 * lower.
 *
 * @returns null where the policy names no amount.
 * @throws PolicyError NEGATIVE_AMOUNT for a total cost below zero, or what a reform that cannot be applied throws.
 */
export function fundingCap(
  policy: Policy,
  totalCost: Decimal,
  question: FundingCapQuestion = {},
): Decimal | null {
  if (totalCost.isNegative() && !totalCost.isZero()) {
    throw new PolicyError('NEGATIVE_AMOUNT', 'a total cost must not be negative');
  }
  const valueOf = parameterValues(
    policy,
    question.on ?? policy.validFrom ?? policy.existsFrom,
    question.reform ?? [],
  );
  const caps = policy.rules.flatMap((rule) => {
    if (rule.money?.check !== 'fundingCap') return [];
    const meant =
      question.support === undefined ||
      rule.money.support === 'ANY' ||
      rule.money.support === question.support;
    return meant ? [capOf(rule, rule.money, totalCost, valueOf)] : [];
  });
  return caps.length === 0 ? null : Decimal.max(...caps);
}

/** What one rule on a cap allows, in yuan. */
export function capOf(
  rule: Rule,
  check: MoneyCheck & { check: 'fundingCap' },
  totalCost: Decimal,
  valueOf: ParameterValues,
): Decimal {
  const ceiling = valueOf(rule, check.ceiling);
  return check.share === null ? ceiling : Decimal.min(ceiling, valueOf(rule, check.share).times(totalCost));
}
