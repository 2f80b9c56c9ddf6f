import type { Decimal } from '../domain/decimal.ts';
import type { ArrangedFacts } from './arrangement.ts';
import type { ConsortiumFacts, UnitFacts } from './facts.ts';
import { NUMBER_FACTS } from './condition.ts';
import type { Text } from './vocabulary.ts';

/** Something about facts that cannot be (an error) or hardly can (a warning). */
export interface FactProblem {
  readonly severity: 'ERROR' | 'WARNING';
  /** A stable code. */
  readonly code:
    | 'NEGATIVE_AMOUNT'
    | 'NEGATIVE_NUMBER'
    | 'YEAR_TWICE'
    | 'LEAD_TWICE'
    | 'MEMBER_TWICE'
    | 'RD_ABOVE_TENFOLD_REVENUE'
    | 'SALES_ABOVE_REVENUE'
    | 'CHAIR_WITHOUT_COUNCIL';
  /** The fact it is about. */
  readonly path: string;
  readonly message: Text;
}

const AMOUNTS = ['revenue', 'salesRevenue', 'rdExpenditure'] as const;
/** R&D expenditure above so many times the revenue is warned of. */
const SUSPECT_MULTIPLE = 10;

/** What is contradictory or hardly believable about facts; errors first. */
export function contradictions({ facts, lead, members }: ArrangedFacts): FactProblem[] {
  const problems = [
    ...[lead, ...members].flatMap(({ unit, path }) => unitProblems(unit, path)),
    ...repeatedUnits(facts),
    ...numberProblems(facts),
  ];
  if (
    facts.hasCouncil === false &&
    (facts.councilChairIsLeadHead ?? facts.councilIncludesAllMembers) === true
  ) {
    problems.push(
      problem('WARNING', 'CHAIR_WITHOUT_COUNCIL', 'hasCouncil', {
        zh: '没有理事会，却有理事长或理事会成员',
        en: 'there is no council, and yet a chair or members of one',
      }),
    );
  }
  return problems.toSorted((a, b) => Number(a.severity === 'WARNING') - Number(b.severity === 'WARNING'));
}

function unitProblems(unit: UnitFacts, path: string): FactProblem[] {
  const problems: FactProblem[] = [];
  const years = new Set<number>();
  for (const row of unit.financials) {
    const at = `${path}.financials[${row.year}]`;
    if (years.has(row.year)) {
      problems.push(
        problem('ERROR', 'YEAR_TWICE', at, {
          zh: `${row.year}年的财务数据出现两次`,
          en: `${row.year} stands twice`,
        }),
      );
    }
    years.add(row.year);
    for (const amount of AMOUNTS) {
      if (row[amount]?.isNegative() && !row[amount].isZero()) {
        problems.push(
          problem('ERROR', 'NEGATIVE_AMOUNT', `${at}.${amount}`, {
            zh: '金额不能为负',
            en: 'an amount cannot be negative',
          }),
        );
      }
    }
    if (exceeds(row.rdExpenditure, row.revenue, SUSPECT_MULTIPLE)) {
      problems.push(
        problem('WARNING', 'RD_ABOVE_TENFOLD_REVENUE', `${at}.rdExpenditure`, {
          zh: '研发经费超过营业收入的10倍，请核对单位',
          en: 'R&D expenditure is above ten times the revenue: check the units',
        }),
      );
    }
    if (exceeds(row.salesRevenue, row.revenue, 1)) {
      problems.push(
        problem('WARNING', 'SALES_ABOVE_REVENUE', `${at}.salesRevenue`, {
          zh: '销售收入超过营业收入',
          en: 'sales revenue is above operating revenue, of which it is a part',
        }),
      );
    }
  }
  return problems;
}

function repeatedUnits({ lead, members }: ConsortiumFacts): FactProblem[] {
  const seen = new Set<string>();
  const problems: FactProblem[] = [];
  for (const { ref } of members) {
    if (ref === null) continue;
    if (ref === lead.ref) {
      problems.push(
        problem('ERROR', 'LEAD_TWICE', `members[${ref}]`, {
          zh: '牵头单位又列为成员单位；成员名单不含牵头单位',
          en: 'the lead stands among the members, whose list leaves it out',
        }),
      );
    } else if (seen.has(ref)) {
      problems.push(
        problem('ERROR', 'MEMBER_TWICE', `members[${ref}]`, {
          zh: '成员单位出现两次',
          en: 'a member stands twice',
        }),
      );
    }
    seen.add(ref);
  }
  return problems;
}

function numberProblems(facts: ConsortiumFacts): FactProblem[] {
  return NUMBER_FACTS.filter((fact) => {
    const value = facts[fact];
    return value !== null && (value < 0 || !Number.isSafeInteger(value));
  }).map((fact) =>
    problem('ERROR', 'NEGATIVE_NUMBER', fact, {
      zh: '应为不小于0的整数',
      en: 'must be a whole number that is not negative',
    }),
  );
}

function exceeds(amount: Decimal | null, base: Decimal | null, times: number): boolean {
  return amount !== null && base !== null && amount.gt(base.times(times));
}

function problem(
  severity: FactProblem['severity'],
  code: FactProblem['code'],
  path: string,
  message: Text,
): FactProblem {
  return { severity, code, path, message };
}
