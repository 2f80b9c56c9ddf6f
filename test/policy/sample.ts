import { Decimal } from '../../src/domain/decimal.ts';
import { type Division, DivisionTree } from '../../src/domain/division.ts';
import type { FinancialYear } from '../../src/domain/rd-intensity.ts';
import {
  type ConsortiumFacts,
  UNKNOWN_CONSORTIUM,
  UNKNOWN_UNIT,
  type UnitFacts,
} from '../../src/policy/facts.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** The policies of the product. */
export const policies = loadPolicies('policies');

/** One of them, which must be there. */
export function policyOf(key: string): Policy {
  const policy = policies.get(key);
  if (policy === undefined) throw new Error(`no policy ${key}`);
  return policy;
}

const PLACES: readonly (readonly [
  code: string,
  name: string,
  level: Division['level'],
  parent: string | null,
])[] = [
  ['330000', '浙江省', 'PROVINCE', null],
  ['330100', '杭州市', 'PREFECTURE', '330000'],
  ['330106', '西湖区', 'COUNTY', '330100'],
  ['330300', '温州市', 'PREFECTURE', '330000'],
  ['330302', '鹿城区', 'COUNTY', '330300'],
  ['330383', '龙港市', 'COUNTY', '330300'],
  ['331000', '台州市', 'PREFECTURE', '330000'],
  ['331002', '椒江区', 'COUNTY', '331000'],
  ['320000', '江苏省', 'PROVINCE', null],
  ['321100', '镇江市', 'PREFECTURE', '320000'],
  ['321181', '丹阳市', 'COUNTY', '321100'],
  ['370000', '山东省', 'PROVINCE', null],
  ['371000', '威海市', 'PREFECTURE', '370000'],
  ['371082', '荣成市', 'COUNTY', '371000'],
];

/** The five cities with a county or two each. */
export const divisions = new DivisionTree(
  PLACES.map(([code, name, level, parentCode]) => ({ code, name, level, parentCode, successorCode: null })),
);

/** Figures of a year in yuan; what is left out is unknown. */
export function year(
  fiscal: number,
  figures: { readonly revenue?: string; readonly sales?: string; readonly rd?: string },
): FinancialYear {
  return {
    year: fiscal,
    revenue: money(figures.revenue),
    salesRevenue: money(figures.sales),
    rdExpenditure: money(figures.rd),
  };
}

function money(text: string | undefined): Decimal | null {
  return text === undefined ? null : new Decimal(text);
}

/** A unit of which only this is known. */
export function unit(known: Partial<UnitFacts>): UnitFacts {
  return { ...UNKNOWN_UNIT, ...known };
}

/** A member enterprise of Wenzhou with a task. */
export const localEnterprise = unit({ kind: 'ENTERPRISE', registeredDivision: '330302', hasTask: true });

/** A consortium that meets every rule of Wenzhou's that facts can meet; 3.5 % exactly, and far from 10 million a year. */
export const wenzhouConsortium: ConsortiumFacts = {
  ...UNKNOWN_CONSORTIUM,
  lead: unit({
    name: '牵头企业',
    kind: 'ENTERPRISE',
    registeredDivision: '330383',
    isLegalPerson: true,
    qualifications: ['LEADING_ENTERPRISE', 'HIGH_TECH'],
    platforms: ['PROVINCIAL'],
    financials: [2022, 2023, 2024].map((fiscal) => year(fiscal, { revenue: '100000000', rd: '3500000' })),
  }),
  members: [
    localEnterprise,
    localEnterprise,
    unit({ kind: 'UNIVERSITY', registeredDivision: '330106', hasTask: true }),
    unit({ kind: 'RESEARCH_INSTITUTE', registeredDivision: '330106', hasTask: true }),
    unit({ kind: 'SERVICE_AGENCY', registeredDivision: '330106', hasTask: true }),
  ],
  planHorizonYears: 3,
  agreementSignedByAll: true,
  agreementClauses: [
    'PURPOSE',
    'GOALS',
    'TERM',
    'RIGHTS_AND_DUTIES',
    'INTELLECTUAL_PROPERTY',
    'BENEFIT_SHARING',
    'RISK_SHARING',
  ],
  otherConsortiaLed: 0,
};
