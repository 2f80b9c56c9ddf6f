import type { Archetype, ConsortiumDraft, Seat } from '../draft.ts';
import { seat, seats } from '../sound.ts';

/** Seats the members anew, all since the agreement. The lead, an enterprise of the city, comes on top. */
function seatMembers(draft: ConsortiumDraft, taken: readonly Seat[]): void {
  draft.seats = taken.map((each) => ({ ...each, joinedOn: each.joinedOn ?? draft.agreementOn }));
}

const cityFirms = (count: number): Seat[] => seats(count, 'ENTERPRISE', 'CITY');
const firmsElsewhere = (count: number): Seat[] => seats(count, 'ENTERPRISE', 'ELSEWHERE');
const universityElsewhere = (): Seat => seat('UNIVERSITY', 'ELSEWHERE');

// How many there are.

/** So many members beside the lead, a university among them. */
const besideTheLead = (draft: ConsortiumDraft, count: number): void =>
  seatMembers(draft, [...cityFirms(count - 1), universityElsewhere()]);

export const twoBesideTheLead: Archetype = (draft) => besideTheLead(draft, 2);
export const threeBesideTheLead: Archetype = (draft) => besideTheLead(draft, 3);
export const fourBesideTheLead: Archetype = (draft) => besideTheLead(draft, 4);
export const fiveBesideTheLead: Archetype = (draft) => besideTheLead(draft, 5);
/** Five beside the lead until the end of February 2026, four from March on. */
export const oneOfFiveLeft: Archetype = (draft) => {
  besideTheLead(draft, 5);
  const [first] = draft.seats;
  if (first) first.leftOn = '2026-03-01';
};
/** Four beside the lead until the fifth joins in 2026. */
export const theFifthJoinedLater: Archetype = (draft) => {
  besideTheLead(draft, 5);
  const [first] = draft.seats;
  if (first) first.joinedOn = '2026-01-15';
};

// Where they are registered; the shares count the lead.

/** Four of eight. */
export const halfInTheCity: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(3),
    ...firmsElsewhere(2),
    universityElsewhere(),
    seat('RESEARCH_INSTITUTE', 'ELSEWHERE'),
  ]);
/** Three of seven. */
export const oneBelowHalfInTheCity: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(2), ...firmsElsewhere(3), universityElsewhere()]);
/** Between three and five of eight. */
export const inCityShareUndecided: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(2),
    ...firmsElsewhere(2),
    universityElsewhere(),
    ...seats(2, 'ENTERPRISE', 'UNKNOWN'),
  ]);
/** Between five and six of eight: the unknown one decides nothing. */
export const inCityShareDecidedAllTheSame: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(4),
    universityElsewhere(),
    ...firmsElsewhere(1),
    seat('ENTERPRISE', 'UNKNOWN'),
  ]);
/** Two are known to be in the province, and no nearer. */
export const twoKnownByTheProvinceAlone: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(2),
    ...firmsElsewhere(2),
    universityElsewhere(),
    ...seats(2, 'ENTERPRISE', 'PROVINCE'),
  ]);
export const mostlyElsewhere: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(2), ...firmsElsewhere(4), universityElsewhere()]);

// What they are; the shares count the lead.

/** Four of eight. */
export const halfEnterprises: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(3),
    ...seats(2, 'UNIVERSITY', 'CITY'),
    seat('INDUSTRY_ORGANIZATION', 'CITY'),
    universityElsewhere(),
  ]);
/** Three of seven. */
export const oneBelowHalfEnterprises: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(2),
    seat('UNIVERSITY', 'CITY'),
    seat('RESEARCH_INSTITUTE', 'CITY'),
    seat('INVESTMENT_INSTITUTION', 'CITY'),
    universityElsewhere(),
  ]);
/** Between three and five of eight. */
export const enterpriseShareUndecided: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(2),
    ...seats(2, null, 'CITY'),
    seat('UNIVERSITY', 'CITY'),
    seat('RESEARCH_INSTITUTE', 'CITY'),
    universityElsewhere(),
  ]);
export const noUniversityOrInstitute: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(5), ...firmsElsewhere(1)]);
/** Nobody knows whether the last one is a university. */
export const perhapsAUniversity: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(5), seat(null, 'CITY')]);
export const oneInstituteAndNoUniversity: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(5), seat('RESEARCH_INSTITUTE', 'ELSEWHERE')]);
export const threeTechSmesOfTheCity: Archetype = (draft) =>
  seatMembers(draft, [
    ...cityFirms(3).map((each) => ({ ...each, isTechSme: true })),
    ...cityFirms(2),
    universityElsewhere(),
  ]);
export const knownToHoldNoTechSme: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(5).map((each) => ({ ...each, isTechSme: false })), universityElsewhere()]);
export const withServiceAgencies: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(5), ...seats(2, 'SERVICE_AGENCY', 'CITY'), universityElsewhere()]);
/** Nobody knows what the last one is; none of the others is a service agency. */
export const perhapsAServiceAgency: Archetype = (draft) =>
  seatMembers(draft, [...cityFirms(5), universityElsewhere(), seat(null, 'CITY')]);

// What they do.

export const oneMemberWithoutATask: Archetype = (draft) => {
  const last = draft.seats.at(-1);
  if (last) last.hasTask = false;
};
