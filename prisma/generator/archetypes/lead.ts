import type { PlatformLevel, QualificationKind, UnitKind } from '../../../src/domain/vocabulary.ts';
import { ELSEWHERE } from '../cities.ts';
import type { Archetype, ConsortiumDraft } from '../draft.ts';
import type { Title, UnitDraft } from '../units.ts';

function changeLead(draft: ConsortiumDraft, change: Partial<UnitDraft>): void {
  draft.lead = { ...draft.lead, ...change };
}

/** A place outside, another one for each city. */
function elsewhere(draft: ConsortiumDraft): string {
  return ELSEWHERE[draft.city.key.length % ELSEWHERE.length]?.code ?? '310000';
}

// Where the lead is registered.

export const leadInACounty: Archetype = (draft) =>
  changeLead(draft, { division: draft.city.counties.at(-1)?.code ?? draft.city.code });
export const leadInAManagementZone: Archetype = (draft) =>
  changeLead(draft, { division: draft.city.zones[0]?.code ?? draft.city.code });
/** A zone that came with the table set, not with the product. */
export const leadInAnImportedZone: Archetype = (draft) =>
  changeLead(draft, { division: draft.city.zones.at(-1)?.code ?? draft.city.code });
export const leadUnderAFormerCode: Archetype = (draft) =>
  changeLead(draft, { division: draft.city.former[0]?.code ?? draft.city.code });
export const leadElsewhere: Archetype = (draft) => changeLead(draft, { division: elsewhere(draft) });
/** Inside by its registration, though its credit code came from the authority of another place. */
export const leadWithACodeFromElsewhere: Archetype = (draft) =>
  changeLead(draft, { authority: elsewhere(draft) });
export const leadRegistrationUnknown: Archetype = (draft) => changeLead(draft, { division: null });
export const leadKnownByItsProvinceAlone: Archetype = (draft) =>
  changeLead(draft, { division: draft.city.province.code });
/** Inside until the end of March 2026, outside from April on. */
export const leadMovedOut: Archetype = (draft) =>
  changeLead(draft, {
    division: elsewhere(draft),
    moves: [{ division: draft.lead.division ?? draft.city.code, from: null, to: '2026-03-31' }],
  });
/** Outside until the end of 2020, inside since. */
export const leadMovedIn: Archetype = (draft) =>
  changeLead(draft, { moves: [{ division: elsewhere(draft), from: null, to: '2020-12-31' }] });

// What the lead is.

export const leadIsABranch: Archetype = (draft) =>
  changeLead(draft, { isLegalPerson: false, name: draft.lead.name.replace(/公司$/, '公司分公司') });
export const leadLegalPersonUnknown: Archetype = (draft) => changeLead(draft, { isLegalPerson: null });
function leadOfKind(draft: ConsortiumDraft, kind: UnitKind | null, form: string): void {
  const trade = draft.chain.trades[0] ?? '';
  const name = `${draft.city.name}{brand}${trade}${form}`;
  changeLead(draft, { kind, name, titles: [], authority: draft.city.code });
}
export const leadIsANewResearchInstitute: Archetype = (draft) =>
  leadOfKind(draft, 'NEW_RD_INSTITUTE', '创新研究院');
export const leadIsAUniversity: Archetype = (draft) => leadOfKind(draft, 'UNIVERSITY', '学院');
export const leadKindUnknown: Archetype = (draft) => changeLead(draft, { kind: null });

// Its titles.

const still = (kind: QualificationKind): Title => ({ kind, from: '2020-06-01', to: null });
const titled = (draft: ConsortiumDraft, ...titles: readonly Title[]): void => changeLead(draft, { titles });

export const titlesUnknown: Archetype = (draft) => titled(draft);
export const leadingEnterpriseAlone: Archetype = (draft) => titled(draft, still('LEADING_ENTERPRISE'));
export const highGrowthFirm: Archetype = (draft) => titled(draft, still('HIGH_GROWTH'), still('GAZELLE'));
/** Known titles, and none that makes a leader. */
export const neitherLeadingNorHighGrowth: Archetype = (draft) =>
  titled(draft, still('TECH_SME'), still('HIGH_TECH'));
/** Known titles, and none that a policy prefers. */
export const noPreferredTitle: Archetype = (draft) =>
  titled(draft, still('LEADING_ENTERPRISE'), still('TECH_SME'));
/** Ended on the day before the call of 2025 closed. */
export const leaderTitlesLapsed: Archetype = (draft) =>
  titled(
    draft,
    still('HIGH_TECH'),
    { kind: 'LEADING_ENTERPRISE', from: '2022-08-11', to: '2025-08-10' },
    { kind: 'SCIENCE_TECH_LEADER', from: '2019-01-01', to: '2022-09-30' },
  );
/** Granted only from 2027 on. */
export const leaderTitlesToCome: Archetype = (draft) =>
  titled(
    draft,
    still('HIGH_TECH'),
    { kind: 'HIGH_GROWTH', from: '2027-01-01', to: null },
    { kind: 'SCIENCE_TECH_LITTLE_GIANT', from: '2027-01-01', to: null },
  );
export const scienceAndTechnologyLeader: Archetype = (draft) => titled(draft, still('SCIENCE_TECH_LEADER'));
export const littleGiant: Archetype = (draft) => titled(draft, still('SCIENCE_TECH_LITTLE_GIANT'));
export const innovationLeader: Archetype = (draft) => titled(draft, still('INNOVATION_LEADER'));
export const unicorn: Archetype = (draft) => titled(draft, still('UNICORN'), still('LISTED'));
export const potentialUnicorn: Archetype = (draft) => titled(draft, still('POTENTIAL_UNICORN'));
export const manufacturingChampion: Archetype = (draft) =>
  titled(draft, still('LEADING_ENTERPRISE'), still('MANUFACTURING_CHAMPION'));
export const newTargetFirm: Archetype = (draft) =>
  titled(draft, still('NEW_TARGET'), still('SPECIALIZED_NEW'));

// Its platforms.

const hosts = (draft: ConsortiumDraft, ...platforms: readonly (PlatformLevel | null)[]): void =>
  changeLead(draft, { platforms });

export const oneProvincialPlatform: Archetype = (draft) => hosts(draft, 'PROVINCIAL');
export const oneNationalPlatform: Archetype = (draft) => hosts(draft, 'NATIONAL');
export const municipalPlatformsAlone: Archetype = (draft) => hosts(draft, 'MUNICIPAL', 'COUNTY');
export const platformsUnknown: Archetype = (draft) => hosts(draft);
export const platformOfUnknownLevel: Archetype = (draft) => hosts(draft, null);
