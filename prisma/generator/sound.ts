import { addDays, addYears, type CalendarDate } from '../../src/domain/calendar-date.ts';
import type { AgreementClause, UnitKind } from '../../src/domain/vocabulary.ts';
import type { Chain, City } from './cities.ts';
import type { ConsortiumDraft, Seat, Where } from './draft.ts';
import { steadyFigures } from './figures.ts';
import { projectOf } from './projects.ts';
import type { Random } from './random.ts';
import type { Title, UnitDraft } from './units.ts';

/** When the consortia of a policy came together, were filed, and how long their plans run. */
interface Season {
  readonly agreementOn: CalendarDate;
  readonly planStartsOn: CalendarDate;
  readonly planYears: number;
  readonly filedOn: CalendarDate;
  readonly clauses: readonly AgreementClause[];
}

const SEASONS: Readonly<Record<string, Season>> = {
  'wenzhou-2025': {
    agreementOn: '2025-07-01',
    planStartsOn: '2025-09-01',
    planYears: 3,
    filedOn: '2025-09-10',
    clauses: [
      'PURPOSE',
      'GOALS',
      'TERM',
      'RIGHTS_AND_DUTIES',
      'INTELLECTUAL_PROPERTY',
      'BENEFIT_SHARING',
      'RISK_SHARING',
    ],
  },
  'zhejiang-2022': {
    agreementOn: '2022-10-10',
    planStartsOn: '2023-01-01',
    planYears: 4,
    filedOn: '2023-02-01',
    clauses: ['DIVISION_OF_WORK', 'RIGHTS_AND_DUTIES', 'INTELLECTUAL_PROPERTY'],
  },
  'taizhou-2025-draft': {
    agreementOn: '2025-05-10',
    planStartsOn: '2025-07-01',
    planYears: 3,
    filedOn: '2025-08-01',
    clauses: ['GOALS', 'DIVISION_OF_WORK', 'RIGHTS_AND_DUTIES'],
  },
  'zhenjiang-2023': {
    agreementOn: '2023-06-01',
    planStartsOn: '2023-07-01',
    planYears: 4,
    filedOn: '2023-09-01',
    clauses: [
      'FOUNDING_PRINCIPLES',
      'GOALS',
      'DIVISION_OF_WORK',
      'ORGANIZATION',
      'INTELLECTUAL_PROPERTY',
      'BENEFIT_SHARING',
      'FUNDS_MANAGEMENT',
      'PROJECT_MANAGEMENT',
    ],
  },
  'weihai-2022': {
    agreementOn: '2022-09-01',
    planStartsOn: '2022-10-01',
    planYears: 4,
    filedOn: '2022-12-01',
    clauses: ['RESEARCH_TOPICS', 'DIVISION_OF_WORK', 'RIGHTS_AND_DUTIES'],
  },
};

/** A seat at the table, taken since the agreement, signed and with a task. */
export function seat(kind: UnitKind | null, where: Where): Seat {
  return { kind, where, signed: true, hasTask: true, joinedOn: null, leftOn: null, isTechSme: null };
}

/** So many seats of one sort. */
export function seats(count: number, kind: UnitKind | null, where: Where): Seat[] {
  return Array.from({ length: count }, () => seat(kind, where));
}

/** A consortium that meets every rule of its policy that facts decide. */
export function soundDraft(city: City, chain: Chain, random: Random): ConsortiumDraft {
  const season = SEASONS[city.policy];
  if (!season) throw new RangeError(`no season for ${city.policy}`);
  const delay = random.integer(0, 25);
  const agreementOn = addDays(season.agreementOn, delay);
  return {
    city,
    chain,
    lead: soundLead(city, chain, random),
    seats: soundSeats(random).map((taken) => ({
      ...taken,
      joinedOn: random.chance(85) ? agreementOn : null,
    })),
    letters: chain.letters,
    stage: random.pick(['FILED', 'RUNNING', 'RUNNING'] as const),
    clauses: season.clauses,
    agreementOn,
    planStartsOn: season.planStartsOn,
    planEndsOn: addDays(addYears(season.planStartsOn, season.planYears), random.pick([-1, 30, 122])),
    planContents: ['GOALS', 'TASKS', 'PATH', 'CONSTRUCTION_PERIOD', 'COORDINATION_MECHANISM'],
    leadSigned: true,
    leadSince: null,
    leadRecorded: true,
    hasCouncil: true,
    councilChairIsLeadHead: true,
    councilIncludesAllMembers: true,
    hasExpertCommittee: true,
    hasSecretariat: true,
    hasChiefScientist: true,
    hasOperationsTeam: true,
    hasTransferMechanism: true,
    hasIpManagement: true,
    wonProvincialChallenge: city.tier === 'PROVINCIAL' ? false : null,
    isMunicipalConsortium: city.tier === 'PROVINCIAL' ? true : null,
    isProvincialProjectConsortium: city.tier === 'PROVINCIAL' ? false : null,
    filedOn: addDays(season.filedOn, delay),
    dissolvedOn: null,
    projects: [
      soundProject(city, chain, random, Number(season.filedOn.slice(0, 4))),
      ...(random.chance(35)
        ? [soundProject(city, chain, random, Number(season.filedOn.slice(0, 4)) + 1)]
        : []),
      finishedProject(city, chain, random),
    ],
    evaluations: [],
    reports: [],
    companions: [],
  };
}

function soundProject(
  city: City,
  chain: Chain,
  random: Random,
  year: number,
): ConsortiumDraft['projects'][number] {
  const totalCost = random.integer(500, 2400) * 10_000;
  return projectOf(city, {
    title: `${random.pick(chain.products)}关键技术研发`,
    year,
    totalCost,
    fiscal: Math.min(totalCost / 10, 1_000_000),
    loan: random.chance(30) ? totalCost / 5 : 0,
    paidTo: random.chance(70) ? ['LEAD'] : ['LEAD', 'CITY_MEMBER'],
    undertakers: random.chance(70) ? ['LEAD'] : ['LEAD', 'CITY_MEMBER'],
  });
}

/** One that the lead has undertaken and completed, before the consortium came together. */
function finishedProject(city: City, chain: Chain, random: Random): ConsortiumDraft['projects'][number] {
  const totalCost = random.integer(200, 900) * 10_000;
  return projectOf(city, {
    title: `${random.pick(chain.products)}应用示范`,
    year: 2018,
    totalCost,
    fiscal: totalCost / 10,
    level: 'MUNICIPAL',
    programme: '市级科技计划',
    stage: 'COMPLETED',
    participants: [],
  });
}

/** Titles that the leads of all five cities' consortia have. */
const LEAD_TITLES: readonly Title[] = [
  { kind: 'HIGH_TECH', from: '2018-11-30', to: null },
  { kind: 'LEADING_ENTERPRISE', from: '2020-01-01', to: null },
  { kind: 'SPECIALIZED_NEW', from: '2021-07-01', to: null },
];

function soundLead(city: City, chain: Chain, random: Random): UnitDraft {
  const home = random.pick([...city.counties, ...city.counties, ...city.zones]);
  const provincialTitle: Title = {
    kind: random.pick(['SCIENCE_TECH_LEADER', 'SCIENCE_TECH_LITTLE_GIANT'] as const),
    from: '2021-01-01',
    to: null,
  };
  return {
    name: `${home.name}{brand}${random.pick(chain.trades)}${random.pick(['股份有限公司', '有限公司', '集团有限公司'])}`,
    kind: 'ENTERPRISE',
    division: home.code,
    isLegalPerson: true,
    registeredOn: `${random.integer(1995, 2012)}-0${random.integer(1, 9)}-1${random.integer(0, 9)}`,
    scheme: 'CN-USCC',
    authority: random.pick([home.code, city.code, city.code, city.province.code]).replace(/\D/g, '0'),
    moves: [],
    titles: [
      ...LEAD_TITLES,
      ...(city.province.code === '330000' || random.chance(30) ? [provincialTitle] : []),
      ...(random.chance(30) ? [{ kind: 'CHAIN_LEADER', from: '2022-03-01', to: null } as const] : []),
      ...(random.chance(30) ? [{ kind: 'LISTED', from: '2017-05-18', to: null } as const] : []),
      ...(random.chance(20) ? [{ kind: 'INNOVATION_LEADER', from: '2019-12-01', to: null } as const] : []),
    ],
    figures: steadyFigures(random, random.integer(260, 1900), random.integer(42, 78)),
    platforms: random.pick([
      ['PROVINCIAL'],
      ['PROVINCIAL', 'MUNICIPAL'],
      ['NATIONAL', 'PROVINCIAL'],
      ['PROVINCIAL', null],
    ] as const),
  };
}

function soundSeats(random: Random): Seat[] {
  const services = [
    seat('INVESTMENT_INSTITUTION', 'CITY'),
    seat('INDUSTRY_ORGANIZATION', 'CITY'),
    seat('SERVICE_AGENCY', 'CITY'),
    seat('NEW_RD_INSTITUTE', 'CITY'),
  ];
  return [
    ...seats(random.integer(4, 6), 'ENTERPRISE', 'CITY'),
    ...seats(random.integer(0, 1), 'ENTERPRISE', 'ELSEWHERE'),
    seat('UNIVERSITY', random.chance(50) ? 'CITY' : 'ELSEWHERE'),
    seat('RESEARCH_INSTITUTE', 'ELSEWHERE'),
    ...(random.chance(50) ? [random.pick(services)] : []),
  ].map((taken) => ({ ...taken, isTechSme: taken.kind === 'ENTERPRISE' && random.chance(40) ? true : null }));
}
