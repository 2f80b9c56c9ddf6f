import type { Archetype, ConsortiumDraft, EquipmentDraft, Party } from '../draft.ts';
import { seat } from '../sound.ts';
import { projectOf, type ProjectOptions, RESEARCH_EQUIPMENT } from '../projects.ts';

const WAN = 10_000;

/** Gives the consortium these projects of one year and no others but those that are completed. */
function projects(
  draft: ConsortiumDraft,
  ...options: readonly Omit<ProjectOptions, 'title' | 'year'>[]
): void {
  const year = Number((draft.filedOn ?? draft.agreementOn ?? '2025').slice(0, 4));
  draft.projects = [
    ...options.map((each, index) => {
      const product = draft.chain.products[index % draft.chain.products.length] ?? '';
      return projectOf(draft.city, { title: `${product}攻关`, year, ...each });
    }),
    ...draft.projects.filter((project) => project.stage === 'COMPLETED'),
  ];
}

/** A project of so much, with so much public money, both in ten thousands of yuan. */
const supported = (total: number, fiscal: number): Omit<ProjectOptions, 'title' | 'year'> => ({
  totalCost: total * WAN,
  fiscal: fiscal * WAN,
});

// The cap: a share of a fifth, and two million yuan.

/** 20 % of 5 and of 9.9999 million, and two million of 10 and of 15. */
export const supportAtTheCaps: Archetype = (draft) =>
  projects(draft, supported(500, 100), { totalCost: 9_999_900, fiscal: 1_999_980 }, supported(1500, 200));
/** Two million of ten: both caps meet. */
export const supportWhereTheCapsMeet: Archetype = (draft) => projects(draft, supported(1000, 200));
/** One yuan above a fifth. */
export const oneYuanAboveTheShare: Archetype = (draft) =>
  projects(draft, { totalCost: 5_000_000, fiscal: 1_000_001 });
/** Two million of 9.99. */
export const aboveTheShareBelowTheCeiling: Archetype = (draft) => projects(draft, supported(999, 200));
/** One yuan above two million. */
export const oneYuanAboveTheCeiling: Archetype = (draft) =>
  projects(draft, { totalCost: 20_000_000, fiscal: 2_000_001 });
export const totalCostUnknown: Archetype = (draft) => projects(draft, { totalCost: null, fiscal: 1_500_000 });
/** Above the ceiling, whatever the unknown total cost is. */
export const aboveTheCeilingOfAnUnknownTotal: Archetype = (draft) =>
  projects(draft, { totalCost: null, fiscal: 2_500_000 });
const OPEN_COMPETITION = '镇江市“揭榜挂帅”项目';
/** One million for a cooperation between members. */
export const openCompetitionAtTheCap: Archetype = (draft) =>
  projects(draft, { ...supported(600, 100), programme: OPEN_COMPETITION });
export const openCompetitionAboveTheCap: Archetype = (draft) =>
  projects(draft, { totalCost: 6_000_000, fiscal: 1_000_001, programme: OPEN_COMPETITION });

// How many.

export const threeProjectsInOneYear: Archetype = (draft) =>
  projects(draft, supported(800, 120), supported(700, 110), supported(600, 90));
export const fourProjectsInOneYear: Archetype = (draft) =>
  projects(draft, supported(800, 120), supported(700, 110), supported(600, 90), supported(650, 95));
/** Of the province's programme, in progress today. */
const provincial = (): Omit<ProjectOptions, 'title' | 'year'> => ({
  ...supported(2600, 500),
  level: 'PROVINCIAL',
  programme: '浙江省“尖兵”“领雁”研发攻关计划',
  years: 5,
});
export const leadWithThreeProvincialProjects: Archetype = (draft) =>
  projects(draft, provincial(), provincial(), provincial());
export const leadWithFourProvincialProjects: Archetype = (draft) =>
  projects(draft, provincial(), provincial(), provincial(), provincial());
/** A project of which neither level nor days are known may be one in progress. */
export const leadWithPerhapsAFourthProject: Archetype = (draft) => {
  leadWithThreeProvincialProjects(draft);
  draft.projects = draft.projects.map((project, index) =>
    index === 0 ? { ...project, level: null, startsOn: null, endsOn: null } : project,
  );
};
export const noCompletedProject: Archetype = (draft) => {
  draft.projects = draft.projects.filter((project) => project.stage !== 'COMPLETED');
};

// Who does it and who is paid.

const undertakenBy = (draft: ConsortiumDraft, ...undertakers: readonly Party[]): void =>
  projects(draft, { ...supported(800, 120), undertakers, participants: [] });
export const undertakenByLeadAndCityMember: Archetype = (draft) => undertakenBy(draft, 'LEAD', 'CITY_MEMBER');
export const undertakenByAMemberElsewhere: Archetype = (draft) =>
  undertakenBy(draft, 'LEAD', 'ELSEWHERE_MEMBER');
export const undertakenByAMemberOfUnknownPlace: Archetype = (draft) => {
  draft.seats.push(seat('ENTERPRISE', 'UNKNOWN'));
  undertakenBy(draft, 'LEAD', 'UNKNOWN_MEMBER');
};
export const undertakenByAnOutsider: Archetype = (draft) => undertakenBy(draft, 'OUTSIDER');
const paidTo = (draft: ConsortiumDraft, ...recipients: readonly Party[]): void =>
  projects(draft, { ...supported(800, 120), paidTo: recipients });
export const paidToLeadAndCityMember: Archetype = (draft) => paidTo(draft, 'LEAD', 'CITY_MEMBER');
export const paidToAMemberElsewhere: Archetype = (draft) => paidTo(draft, 'LEAD', 'ELSEWHERE_MEMBER');
export const paidToAMemberOfUnknownPlace: Archetype = (draft) => {
  draft.seats.push(seat('ENTERPRISE', 'UNKNOWN'));
  paidTo(draft, 'LEAD', 'UNKNOWN_MEMBER');
};

// What it buys.

const buys = (draft: ConsortiumDraft, ...equipment: readonly EquipmentDraft[]): void =>
  projects(draft, { ...supported(900, 150), equipment });
export const publicMoneyBuysProductionEquipment: Archetype = (draft) =>
  buys(draft, RESEARCH_EQUIPMENT, {
    name: '量产装配线',
    quantity: 1,
    unitPrice: 420_000,
    source: 'FISCAL_MUNICIPAL',
    use: 'PRODUCTION',
  });
export const publicMoneyBuysOfficeEquipment: Archetype = (draft) =>
  buys(draft, {
    name: '办公电脑',
    quantity: 12,
    unitPrice: 6000,
    source: 'FISCAL_MUNICIPAL',
    use: 'GENERAL_OFFICE',
  });
export const ownMoneyBuysProductionEquipment: Archetype = (draft) =>
  buys(draft, RESEARCH_EQUIPMENT, {
    name: '中试产线',
    quantity: 1,
    unitPrice: 1_800_000,
    source: 'SELF_RAISED',
    use: 'PRODUCTION',
  });
export const useOfEquipmentUnknown: Archetype = (draft) =>
  buys(draft, { ...RESEARCH_EQUIPMENT, name: '综合试验台', use: null });
/** Exactly half a million yuan apiece. */
export const largeInstrumentAtTheThreshold: Archetype = (draft) =>
  buys(draft, { ...RESEARCH_EQUIPMENT, name: '透射电子显微镜', quantity: 1, unitPrice: 500_000 });
/** Below half a million apiece, above it together. */
export const largeInstrumentsTogether: Archetype = (draft) =>
  buys(draft, { ...RESEARCH_EQUIPMENT, name: '环境试验箱', quantity: 3, unitPrice: 199_999 });

// The consortium's own money.

export const loanNotInHand: Archetype = (draft) =>
  projects(draft, { ...supported(900, 120), loan: 300 * WAN, secured: false });
export const loanInHand: Archetype = (draft) => projects(draft, { ...supported(900, 120), loan: 300 * WAN });
/** The sources are ten thousand yuan short of the total. */
export const budgetThatDoesNotSum: Archetype = (draft) =>
  projects(draft, { ...supported(900, 120), budgetGap: WAN });
