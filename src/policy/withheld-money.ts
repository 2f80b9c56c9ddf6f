import { Decimal } from '../domain/decimal.ts';
import { OPEN_DECIMAL_PLACES, openQuotient } from '../domain/open-ratio.ts';
import { leavesOf, type Measure } from './condition.ts';
import type { Fraction, Measured } from './measure.ts';
import { parameterOn, type Policy, type Rule } from './policy.ts';
import type { ParameterChange } from './reform.ts';
import type { Situation } from './situation.ts';

/** Whether a measure is an amount of the lead's money, which whoever may not see that is not told at all. */
export function isAmount(measure: Measure): boolean {
  return measure.of === 'leadFigure' || measure.of === 'averageRdExpenditure';
}

/** Whether a measure rests on the lead's money. */
export function restsOnMoney(measure: Measure): boolean {
  return isAmount(measure) || measure.of === 'rdIntensity';
}

/** Whether a rule says something of the lead's money. */
export function asksAboutMoney(rule: Rule): boolean {
  const { shows } = rule;
  if (shows !== null && shows !== 'industryField' && restsOnMoney(shows)) return true;
  return leavesOfRule(rule).some((leaf) => 'measure' in leaf && restsOnMoney(leaf.measure));
}

/** Whether a reform puts another amount in the place of one that the lead's money is held against. */
export function reformsAmounts(policy: Policy, reform: readonly ParameterChange[]): boolean {
  return policy.rules.some((rule) =>
    leavesOfRule(rule).some(
      (leaf) =>
        'measure' in leaf &&
        isAmount(leaf.measure) &&
        reform.some((change) => change.rule === rule.id && change.parameter === leaf.parameter),
    ),
  );
}

/** All comparisons and facts that a rule looks at, its own and those by which it applies. */
function leavesOfRule({ condition, appliesWhen }: Rule) {
  return [condition, appliesWhen].flatMap((each) => (each === null ? [] : leavesOf(each)));
}

/**
 * What is compared with a threshold. A threshold of the policy itself is compared with the exact ratio, whoever
 * asks. Whoever may set thresholds by a reform could narrow down the money of an enterprise step by step, so for
 * viewers who may not see it these are compared with the ratio as everybody sees it.
 */
export function comparedWith(
  measured: Measured,
  threshold: Decimal,
  { rule, parameter }: { readonly rule: Rule; readonly parameter: string },
  { showsMoney, on }: Situation,
): Measured {
  if (showsMoney || measured.measure.of !== 'rdIntensity') return measured;
  if (parameterOn(rule, parameter, on)?.value.eq(threshold)) return measured;
  return { ...measured, low: opened(measured.low), high: opened(measured.high) };
}

function opened(fraction: Fraction | null): Fraction | null {
  const open = fraction && openQuotient(fraction.numerator, fraction.denominator);
  return open && { numerator: open, denominator: new Decimal(1) };
}

/** A ratio of the lead's money as it is open to all, on that side of the threshold on which the exact one lies. */
export function openRatioOf({
  measured: { low },
  comparator,
  threshold,
  truth,
}: {
  readonly measured: Measured;
  readonly comparator: 'atLeast' | 'atMost';
  readonly threshold: Decimal;
  /** Yes, no, or, where facts are missing, undefined. */
  readonly truth: boolean | undefined;
}): Decimal | null {
  if (low === null) return null;
  if (comparator === 'atLeast') {
    const open = openQuotient(low.numerator, low.denominator);
    return open && truth === true ? Decimal.max(open, threshold) : open;
  }
  const above = low.numerator.div(low.denominator).toDecimalPlaces(OPEN_DECIMAL_PLACES, Decimal.ROUND_CEIL);
  return truth === true ? Decimal.min(above, threshold) : above;
}
