import type { CalendarDate } from '../domain/calendar-date.ts';
import { Decimal, formatDecimal, sumDecimals } from '../domain/decimal.ts';
import type { DivisionTree } from '../domain/division.ts';
import { FUNDING_PHASES, type ConsortiumTier, type FundingSource } from '../domain/vocabulary.ts';
import { binds, type ComplianceCheck } from './check.ts';
import { sayNumber } from './explain.ts';
import { capOf } from './funding-cap.ts';
import type { MoneyCheck } from './money-check.ts';
import type { Policy, Rule } from './policy.ts';
import type { EquipmentFacts, PaidUnit, ProjectFacts } from './project-facts.ts';
import { type ParameterChange, parameterValues, type ParameterValues } from './reform.ts';
import type { CheckOutcome, Text } from './vocabulary.ts';
import { MISSED } from './words.ts';

/** What came of one rule on money for a project; missing facts are such as `totalCost` or `fundings[0].recipient`. */
export type ProjectCheck = Omit<ComplianceCheck, 'trace'>;

/** A question whether a project keeps a policy's rules on money. */
export interface ProjectRequest {
  readonly policy: Policy;
  readonly project: ProjectFacts;
  readonly on: CalendarDate;
  readonly divisions: DivisionTree;
  readonly reform?: readonly ParameterChange[];
}

interface Finding {
  readonly answer: boolean | 'UNKNOWN' | 'NEEDS_JUDGEMENT' | 'NOT_APPLICABLE';
  readonly actual?: string | null;
  readonly threshold?: string | null;
  readonly says: Text;
  readonly missing?: readonly string[];
}

interface Ground {
  readonly rule: Rule;
  readonly project: ProjectFacts;
  readonly valueOf: ParameterValues;
  /** Whether a unit is registered inside the policy's division. */
  readonly inside: (unit: PaidUnit) => boolean | undefined;
  /** Whether a source is public money of the policy's tier, which its rules are about. */
  readonly isPublic: (source: FundingSource) => boolean;
}

/**
 * Checks a project against the rules on money of a policy that can be checked, in the order of the policy.
 *
 * @throws PolicyError UNKNOWN_RULE, UNKNOWN_PARAMETER or BAD_PARAMETER_VALUE for a reform that cannot be applied.
 */
export function checkProject({
  policy,
  project,
  on,
  divisions,
  reform = [],
}: ProjectRequest): ProjectCheck[] {
  const valueOf = parameterValues(policy, on, reform);
  const publicSources = PUBLIC_SOURCES[policy.tier];
  return policy.rules.flatMap((rule) => {
    if (rule.money === null) return [];
    const finding = find(rule.money, {
      rule,
      project,
      valueOf,
      inside: (unit) => divisions.contains(policy.division, unit.registeredDivision),
      isPublic: (source) => publicSources.includes(source),
    });
    return [toCheck(rule, finding)];
  });
}

/** The public money that a tier gives, and the tiers below it with it. */
const PUBLIC_SOURCES: Readonly<Record<ConsortiumTier, readonly FundingSource[]>> = {
  PROVINCIAL: ['FISCAL_PROVINCIAL', 'FISCAL_MUNICIPAL', 'FISCAL_COUNTY'],
  MUNICIPAL: ['FISCAL_MUNICIPAL', 'FISCAL_COUNTY'],
  COUNTY: ['FISCAL_COUNTY'],
};

function find(check: MoneyCheck, ground: Ground): Finding {
  switch (check.check) {
    case 'fundingCap':
      return findCap(check, ground);
    case 'projectsPerYear': {
      const maximum = ground.valueOf(ground.rule, check.maximum);
      const count = ground.project.supportedThatYear;
      if (count === null) return unknown(['supportedThatYear'], formatDecimal(maximum));
      return {
        answer: maximum.gte(count),
        actual: String(count),
        threshold: formatDecimal(maximum),
        says: {
          zh: `当年度支持${count}项，上限${formatDecimal(maximum)}项`,
          en: `${count} projects supported that year; at most ${formatDecimal(maximum)}`,
        },
      };
    }
    case 'noLimitInProgress':
      return {
        answer: true,
        says: { zh: '在研项目数不限制支持', en: 'projects in progress set no limit' },
      };
    case 'undertakersLocal':
      return findUnits(ground.project.undertakers, 'undertakers', (unit) => mayUndertake(unit, ground));
    case 'recipientsLocal': {
      const { fundings } = ground.project;
      if (fundings === null) return unknown(['fundings'], null);
      const paid = fundings.map((funding) => (ground.isPublic(funding.source) ? funding : null));
      return findUnits(
        paid.map((funding) => funding && (funding.recipient ?? UNKNOWN_UNIT)),
        'fundings',
        (unit) => ground.inside(unit),
      );
    }
    case 'equipmentUses':
      return findEquipment(ground, (item) =>
        item.use === null ? undefined : check.allowed.includes(item.use),
      );
    case 'equipmentReview':
      return findReview(ground.valueOf(ground.rule, check.threshold), ground);
    case 'fundsSecured':
      return findSecured(ground.project);
    case 'budgetSums':
      return findSums(ground.project);
  }
}

const UNKNOWN_UNIT: PaidUnit = { ref: null, isLead: null, isMember: null, registeredDivision: null };

function findCap(
  check: MoneyCheck & { check: 'fundingCap' },
  { rule, project, valueOf, isPublic }: Ground,
): Finding {
  const { support, totalCost, fundings } = project;
  const meantForAll = check.support === 'ANY';
  if (!meantForAll && support !== null && support !== check.support) {
    return {
      answer: 'NOT_APPLICABLE',
      says: { zh: '不属于本条所指的支持方式', en: 'it is not supported in this way' },
    };
  }
  if (fundings === null) return unknown(['fundings'], null);
  const phases = FUNDING_PHASES.map((phase) =>
    fundings.filter((funding) => funding.phase === phase && isPublic(funding.source)),
  );
  const missing = fundings.flatMap((funding, index) =>
    isPublic(funding.source) && funding.amount === null ? [`fundings[${index}].amount`] : [],
  );
  // The same money is requested, awarded and paid, so the phases are not added up.
  const amount = Decimal.max(
    0,
    ...phases.map((phase) =>
      sumDecimals(phase.map((funding) => funding.amount).filter((known) => known !== null)),
    ),
  );
  const ceiling = valueOf(rule, check.ceiling);
  const cap =
    totalCost === null && check.share !== null ? null : capOf(rule, check, totalCost ?? ceiling, valueOf);
  const says = sayCap(amount, cap ?? ceiling);
  const shown = { actual: formatDecimal(amount), threshold: cap && formatDecimal(cap), says };
  const applies = meantForAll || support !== null;
  if (amount.gt(cap ?? ceiling)) {
    return applies ? { ...shown, answer: false } : { ...shown, answer: 'UNKNOWN', missing: ['support'] };
  }
  if (missing.length > 0) return { ...shown, answer: 'UNKNOWN', missing };
  if (cap === null && !amount.isZero()) return { ...shown, answer: 'UNKNOWN', missing: ['totalCost'] };
  return { ...shown, answer: true };
}

function mayUndertake(unit: PaidUnit, { inside }: Ground): boolean | undefined {
  if (unit.isLead === true) return true;
  if (unit.isMember === false || inside(unit) === false) return false;
  return unit.isMember === true && inside(unit) === true ? true : undefined;
}

/** Whether every unit is as asked; null stands for one that is not asked about. */
function findUnits(
  units: readonly (PaidUnit | null)[] | null,
  path: string,
  isAllowed: (unit: PaidUnit) => boolean | undefined,
): Finding {
  if (units === null) return unknown([path], null);
  const answers = units.map((unit) => unit && { unit, allowed: isAllowed(unit) });
  const asked = answers.filter((answer) => answer !== null);
  if (asked.length === 0)
    return { answer: 'NOT_APPLICABLE', says: { zh: '没有涉及的单位', en: 'no unit is concerned' } };
  const refused = asked.filter(({ allowed }) => allowed === false).map(({ unit }) => unit.ref ?? '?');
  if (refused.length > 0) {
    const names = refused.join(', ');
    return {
      answer: false,
      actual: names,
      says: { zh: `不符合的单位：${names}`, en: `units that may not: ${names}` },
    };
  }
  const missing = answers.flatMap((answer, index) =>
    answer !== null && answer.allowed === undefined ? [`${path}[${index}]`] : [],
  );
  if (missing.length > 0) return unknown(missing, null);
  return {
    answer: true,
    actual: String(asked.length),
    says: { zh: `${asked.length}家单位均符合`, en: `all ${asked.length} units may` },
  };
}

/** Whether all equipment bought with public money is as asked. */
function findEquipment(
  { project, isPublic }: Ground,
  isAllowed: (item: EquipmentFacts) => boolean | undefined,
): Finding {
  if (project.equipment === null) return unknown(['equipment'], null);
  const missing: string[] = [];
  const refused: string[] = [];
  let concerned = 0;
  for (const [index, item] of project.equipment.entries()) {
    if (item.source !== null && !isPublic(item.source)) continue;
    concerned += 1;
    const allowed = isAllowed(item);
    if (allowed === true) continue;
    if (item.source === null) missing.push(`equipment[${index}].source`);
    if (allowed === undefined) missing.push(`equipment[${index}].use`);
    if (allowed === false && item.source !== null) refused.push(item.name ?? `equipment[${index}]`);
  }
  if (refused.length > 0) {
    const names = refused.join(', ');
    return {
      answer: false,
      actual: names,
      says: { zh: `财政经费购置了不允许的设备：${names}`, en: `public money buys what it may not: ${names}` },
    };
  }
  if (missing.length > 0) return unknown(missing, null);
  if (concerned === 0) return { answer: 'NOT_APPLICABLE', says: NO_EQUIPMENT };
  return {
    answer: true,
    actual: String(concerned),
    says: {
      zh: `${concerned}项设备均为允许的用途`,
      en: `all ${concerned} pieces are for uses that are allowed`,
    },
  };
}

const NO_EQUIPMENT: Text = { zh: '没有用财政经费购置的此类设备', en: 'public money buys no such equipment' };

/**
 * A piece at or above the price must be reviewed. Whether the price is of one piece or of all like it the documents leave
 * open: where only the sum reaches it, a person is asked.
 */
function findReview(threshold: Decimal, { project, isPublic }: Ground): Finding {
  if (project.equipment === null) return unknown(['equipment'], formatDecimal(threshold));
  const missing: string[] = [];
  const unreviewed: string[] = [];
  const doubtful: string[] = [];
  let reviewed = 0;
  for (const [index, item] of project.equipment.entries()) {
    if (item.source !== null && !isPublic(item.source)) continue;
    const name = item.name ?? `equipment[${index}]`;
    if (item.unitPrice.times(item.quantity).lt(threshold)) continue;
    if (item.reviewed === true) reviewed += 1;
    else if (item.unitPrice.lt(threshold)) doubtful.push(name);
    else if (item.source === null) missing.push(`equipment[${index}].source`);
    else if (item.reviewed === null) missing.push(`equipment[${index}].reviewed`);
    else unreviewed.push(name);
  }
  const shown = { threshold: formatDecimal(threshold) };
  if (unreviewed.length > 0) {
    const names = unreviewed.join(', ');
    return {
      ...shown,
      answer: false,
      actual: names,
      says: { zh: `未经查重评议：${names}`, en: `not reviewed: ${names}` },
    };
  }
  if (missing.length > 0) return unknown(missing, formatDecimal(threshold));
  if (doubtful.length > 0) {
    const names = doubtful.join(', ');
    return {
      ...shown,
      answer: 'NEEDS_JUDGEMENT',
      actual: names,
      says: {
        zh: `总价达到而单价未达到，是否需评议由人工判断：${names}`,
        en: `the sum reaches the price and the piece does not; a person decides: ${names}`,
      },
    };
  }
  if (reviewed === 0) return { ...shown, answer: 'NOT_APPLICABLE', says: NO_EQUIPMENT };
  return {
    ...shown,
    answer: true,
    actual: String(reviewed),
    says: { zh: `${reviewed}项均已查重评议`, en: `all ${reviewed} were reviewed` },
  };
}

function findSecured({ sources }: ProjectFacts): Finding {
  if (sources === null) return unknown(['sources'], null);
  const own = sources.flatMap(({ source, secured, amount }, index) =>
    (source === 'SELF_RAISED' || source === 'BANK_LOAN') && !amount.isZero()
      ? [{ source, secured, index }]
      : [],
  );
  if (own.length === 0)
    return { answer: 'NOT_APPLICABLE', says: { zh: '没有自筹或贷款', en: 'no own money, no loans' } };
  const open = own.filter(({ secured }) => secured === false).map(({ source }) => source);
  if (open.length > 0) {
    const names = open.join(', ');
    return { answer: false, actual: names, says: { zh: `尚未落实：${names}`, en: `not secured: ${names}` } };
  }
  const missing = own
    .filter(({ secured }) => secured === null)
    .map(({ index }) => `sources[${index}].secured`);
  if (missing.length > 0) return unknown(missing, null);
  return { answer: true, says: { zh: '自筹和贷款均已落实', en: 'own money and loans are secured' } };
}

/** The total is the sum of the sources, and each column of the spending is its source. */
function findSums({ totalCost, sources, budget }: ProjectFacts): Finding {
  if (sources === null) return unknown(['sources'], null);
  const sum = sumDecimals(sources.map(({ amount }) => amount));
  if (totalCost === null) return unknown(['totalCost'], formatDecimal(sum));
  const shown = { actual: formatDecimal(totalCost), threshold: formatDecimal(sum) };
  if (!totalCost.eq(sum)) {
    const [total, parts] = [sayNumber(totalCost, 'yuan'), sayNumber(sum, 'yuan')];
    return {
      ...shown,
      answer: false,
      says: {
        zh: `总经费${total.zh}，各来源之和${parts.zh}`,
        en: `the total is ${total.en}, its sources ${parts.en}`,
      },
    };
  }
  const agreed: Finding = { ...shown, answer: true, says: { zh: '合计相等', en: 'the sums agree' } };
  if (budget === null) return agreed;
  const names = new Set([...sources, ...budget].map(({ source }) => source));
  const unequal = [...names].filter((name) => {
    const given = sumDecimals(sources.filter(({ source }) => source === name).map(({ amount }) => amount));
    const spent = sumDecimals(budget.filter(({ source }) => source === name).map(({ amount }) => amount));
    return !given.eq(spent);
  });
  if (unequal.length > 0) {
    const columns = unequal.join(', ');
    return {
      ...shown,
      answer: false,
      says: { zh: `支出合计与来源不等：${columns}`, en: `spending differs from its source: ${columns}` },
    };
  }
  return agreed;
}

function sayCap(amount: Decimal, cap: Decimal): Text {
  const [paid, most] = [sayNumber(amount, 'yuan'), sayNumber(cap, 'yuan')];
  return { zh: `财政支持${paid.zh}，上限${most.zh}`, en: `public money ${paid.en}; at most ${most.en}` };
}

function unknown(missing: readonly string[], threshold: string | null): Finding {
  return {
    answer: 'UNKNOWN',
    threshold,
    missing,
    says: { zh: `缺少：${missing.join('、')}`, en: `missing: ${missing.join(', ')}` },
  };
}

function toCheck(rule: Rule, { answer, actual, threshold, says, missing }: Finding): ProjectCheck {
  const outcome =
    typeof answer === 'string' ? answer : answer ? 'PASS' : binds(rule) ? 'FAIL' : 'NOT_APPLICABLE';
  const result = outcome === 'FAIL' ? MISSED[rule.strength] : RESULTS[outcome];
  return {
    rule,
    outcome,
    actual: actual ?? null,
    threshold: threshold ?? null,
    explanation: { zh: `${says.zh}。${result.zh}。`, en: `${says.en}. ${result.en}.` },
    missingFacts: missing ?? [],
  };
}

const RESULTS: Readonly<Record<Exclude<CheckOutcome, 'FAIL'>, Text>> = {
  PASS: { zh: '符合', en: 'Met' },
  UNKNOWN: { zh: '无法判断', en: 'Cannot be told' },
  NEEDS_JUDGEMENT: { zh: '需人工判断', en: 'For a person to judge' },
  NOT_APPLICABLE: { zh: '本条不适用', en: 'The rule does not apply' },
};
