import { addDays } from '../../src/domain/calendar-date.ts';
import type { PlatformLevel, UnitKind } from '../../src/domain/vocabulary.ts';
import type { Tables } from './tables.ts';
import type { Table } from './write-project.ts';

/** Writes what the application form declares: the members by class, and the platforms. A county has no form. */
export function writeApplication(tables: Tables, { ref, lead, members, draft }: Table): void {
  const { city, agreementOn } = draft;
  if (city.tier === 'COUNTY' || agreementOn === null) return;
  const everyone = [lead, ...members];
  const countOf = (...kinds: readonly UnitKind[]): number =>
    everyone.filter(({ kind }) => kind !== null && kinds.includes(kind)).length;
  const platformsOf = (level: PlatformLevel): number =>
    everyone.reduce((count, unit) => count + unit.platforms.filter((each) => each === level).length, 0);
  // The form has five classes and no other: with a unit of unknown kind the applicant could not have filled it in.
  const classified = everyone.every(({ kind }) => kind !== null);
  tables.add('sample-beyond/applications.csv', {
    consortium_ref: ref,
    policy_key: city.policy === 'zhejiang-2022' ? 'hangzhou-2022' : city.policy,
    application_type: applicationType(draft),
    district_code: city.counties.some(({ code }) => code === lead.division) ? lead.division : null,
    filled_on: addDays(agreementOn, 14),
    member_count: everyone.length,
    enterprise_count: classified ? countOf('ENTERPRISE', 'SERVICE_AGENCY') : null,
    university_count: classified ? countOf('UNIVERSITY') : null,
    research_institute_count: classified ? countOf('RESEARCH_INSTITUTE', 'NEW_RD_INSTITUTE') : null,
    investment_count: classified ? countOf('INVESTMENT_INSTITUTION') : null,
    industry_organization_count: classified ? countOf('INDUSTRY_ORGANIZATION') : null,
    national_platform_count: platformsOf('NATIONAL'),
    provincial_platform_count: platformsOf('PROVINCIAL'),
    lead_opinion: draft.stage === 'DRAFTING' ? null : '情况属实，同意申报。（样例）',
  });
}

function applicationType(draft: Table['draft']): 1 | 2 | 3 | null {
  if (draft.wonProvincialChallenge) return 1;
  if (draft.isMunicipalConsortium) return 2;
  return draft.isProvincialProjectConsortium ? 3 : null;
}
