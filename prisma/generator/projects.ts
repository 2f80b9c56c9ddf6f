import type { FundingSource, ProjectLevel, ProjectStage } from '../../src/domain/vocabulary.ts';
import type { City } from './cities.ts';
import type { EquipmentDraft, FundingDraft, Party, ProjectDraft } from './draft.ts';

/** What a project is given beyond the usual; money in whole yuan. */
export interface ProjectOptions {
  readonly title: string;
  readonly year: number;
  /** 项目经费总投入; null where nobody said. */
  readonly totalCost: number | null;
  /** Public money of the city's own level. */
  readonly fiscal: number;
  readonly loan?: number;
  readonly programme?: string;
  readonly level?: ProjectLevel;
  readonly stage?: ProjectStage;
  /** How long it runs, in years. */
  readonly years?: number;
  readonly undertakers?: readonly Party[];
  readonly participants?: readonly Party[];
  /** Who is paid the public money, in halves where two are named. */
  readonly paidTo?: readonly Party[];
  /** Whether the consortium's own money and loans are in hand (已落实). */
  readonly secured?: boolean;
  readonly equipment?: readonly EquipmentDraft[];
  /** Yuan by which the sources of the budget miss the total. */
  readonly budgetGap?: number;
}

const PROGRAMMES: Readonly<Record<string, string>> = {
  'wenzhou-2025': '温州市重点产业链创新联合体重大科技攻关项目',
  'zhejiang-2022': '浙江省“尖兵”“领雁”研发攻关计划',
  'taizhou-2025-draft': '台州市科技计划',
  'zhenjiang-2023': '镇江市重点研发计划重点项目',
  'weihai-2022': '威海市科技发展计划',
};
const LEVELS: Readonly<Record<City['tier'], ProjectLevel>> = {
  PROVINCIAL: 'PROVINCIAL',
  MUNICIPAL: 'MUNICIPAL',
  COUNTY: 'COUNTY',
};
const FISCAL_SOURCES: Readonly<Record<ProjectLevel, FundingSource>> = {
  NATIONAL: 'FISCAL_NATIONAL',
  PROVINCIAL: 'FISCAL_PROVINCIAL',
  MUNICIPAL: 'FISCAL_MUNICIPAL',
  COUNTY: 'FISCAL_COUNTY',
};

/** Research equipment that public money may buy. */
export const RESEARCH_EQUIPMENT: EquipmentDraft = {
  name: '性能测试平台',
  quantity: 2,
  unitPrice: 180_000,
  source: 'FISCAL_MUNICIPAL',
  use: 'PROJECT_RESEARCH',
};

/** A project of a city's consortium: sound unless the options say otherwise. */
export function projectOf(city: City, options: ProjectOptions): ProjectDraft {
  const level = options.level ?? LEVELS[city.tier];
  const { year, totalCost, fiscal, loan = 0, years = 3, budgetGap = 0 } = options;
  const source = FISCAL_SOURCES[level];
  const ownMoney = Math.max(0, (totalCost ?? fiscal * 5) - fiscal - loan);
  const secured = options.secured ?? true;
  return {
    title: options.title,
    level,
    programme: options.programme ?? PROGRAMMES[city.policy] ?? null,
    stage: options.stage ?? 'RUNNING',
    startsOn: `${year}-10-01`,
    endsOn: `${year + years}-09-30`,
    totalCost,
    undertakers: options.undertakers ?? ['LEAD'],
    participants: options.participants ?? ['CITY_MEMBER', 'ELSEWHERE_MEMBER'],
    fundings: [
      ...publicMoney(source, fiscal, year, options.paidTo ?? ['LEAD']),
      ...privateMoney('SELF_RAISED', ownMoney, year, secured),
      ...privateMoney('BANK_LOAN', loan, year, secured),
    ],
    equipment: options.equipment ?? [{ ...RESEARCH_EQUIPMENT, source }],
    budget:
      totalCost === null
        ? {}
        : {
            [source]: fiscal,
            SELF_RAISED: Math.max(0, ownMoney - budgetGap),
            ...(loan > 0 && { BANK_LOAN: loan }),
          },
  };
}

/** Asked for and awarded in the year, half of it paid. */
function publicMoney(
  source: FundingSource,
  amount: number,
  year: number,
  paidTo: readonly Party[],
): FundingDraft[] {
  if (amount === 0) return [];
  const half = Math.floor(amount / 2);
  const part = Math.floor(half / Math.max(1, paidTo.length));
  return [
    { source, phase: 'REQUESTED', amount, year, recipient: 'LEAD' },
    { source, phase: 'AWARDED', amount, year, recipient: 'LEAD' },
    ...paidTo.map((recipient) => ({ source, phase: 'PAID' as const, amount: part, year, recipient })),
  ];
}

function privateMoney(source: FundingSource, amount: number, year: number, secured: boolean): FundingDraft[] {
  if (amount === 0) return [];
  return [{ source, phase: secured ? 'AWARDED' : 'REQUESTED', amount, year, recipient: null }];
}
