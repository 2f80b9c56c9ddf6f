import { z } from 'zod';
import { EQUIPMENT_USES } from '../domain/vocabulary.ts';

/** The kinds of project that a cap may be meant for. */
export const SUPPORT_KINDS = [
  /** Any project of a consortium. */
  'ANY',
  /** A key project of the city's science plan (重点项目). */
  'KEY_PROJECT',
  /** A cooperation between members put out to whoever can do it (揭榜挂帅). */
  'OPEN_COMPETITION',
] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

const parameter = z.string().min(1);

/** Reads the check that a rule on money is; `share`, `ceiling`, `maximum` and `threshold` name parameters of the rule. */
export const moneyCheckSchema = z.discriminatedUnion('check', [
  /** Public money for one project is at most a share of its total cost, and at most a ceiling. */
  z.strictObject({
    check: z.literal('fundingCap'),
    share: parameter.nullable().default(null),
    ceiling: parameter,
    support: z.enum(SUPPORT_KINDS).default('ANY'),
  }),
  /** Projects of one consortium supported in one year are at most so many. */
  z.strictObject({ check: z.literal('projectsPerYear'), maximum: parameter }),
  /** The lead's projects in progress do not limit how many are supported. */
  z.strictObject({ check: z.literal('noLimitInProgress') }),
  /** Each undertaker is the lead or a member registered inside the policy's division. */
  z.strictObject({ check: z.literal('undertakersLocal') }),
  /** No public money goes to a unit registered outside the policy's division. */
  z.strictObject({ check: z.literal('recipientsLocal') }),
  /** Public money buys equipment for these uses alone. */
  z.strictObject({
    check: z.literal('equipmentUses'),
    allowed: z.array(z.enum(EQUIPMENT_USES)).min(1),
  }),
  /** Equipment bought with public money at or above a price is reviewed for duplication first (查重评议). */
  z.strictObject({ check: z.literal('equipmentReview'), threshold: parameter }),
  /** Money raised by the consortium and bank loans are in hand already. */
  z.strictObject({ check: z.literal('fundsSecured') }),
  /** The total cost is the sum of its sources. */
  z.strictObject({ check: z.literal('budgetSums') }),
]);
/** The check on projects and fundings that a rule on money is. */
export type MoneyCheck = z.infer<typeof moneyCheckSchema>;

/** The names of the parameters that a check reads. */
export function parametersOfMoneyCheck(check: MoneyCheck): string[] {
  switch (check.check) {
    case 'fundingCap':
      return check.share === null ? [check.ceiling] : [check.share, check.ceiling];
    case 'projectsPerYear':
      return [check.maximum];
    case 'equipmentReview':
      return [check.threshold];
    case 'noLimitInProgress':
    case 'undertakersLocal':
    case 'recipientsLocal':
    case 'equipmentUses':
    case 'fundsSecured':
    case 'budgetSums':
      return [];
  }
}
