import * as agreement from './archetypes/agreement.ts';
import * as course from './archetypes/course.ts';
import * as lead from './archetypes/lead.ts';
import * as members from './archetypes/members.ts';
import * as money from './archetypes/money.ts';
import * as research from './archetypes/research.ts';
import type { Archetype } from './draft.ts';

/** What one consortium is made to show of one rule, on a day on which its agreement is in force and it still exists. */
export interface Intent {
  /** The rule's id, as the policy specification has it. */
  readonly rule: string;
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN' | 'NOT_APPLICABLE' | 'NEEDS_JUDGEMENT';
  readonly shows: Archetype;
}

/** The consortium as it stands, sound in all that facts decide. */
function sound(): void {
  // Nothing is changed.
}

/** The intents of one rule by outcome, in this order, whatever order they are given in. */
function of(rule: string, shown: Partial<Record<Intent['outcome'], readonly Archetype[]>>): Intent[] {
  const outcomes = ['PASS', 'FAIL', 'NOT_APPLICABLE', 'UNKNOWN', 'NEEDS_JUDGEMENT'] as const;
  return outcomes.flatMap((outcome) => (shown[outcome] ?? []).map((shows) => ({ rule, outcome, shows })));
}

const FAMILIES = [lead, research, members, agreement, course, money] as const;

/** The side of a consortium that an archetype changes; -1 for the sound one. */
function familyOf(archetype: Archetype): number {
  return FAMILIES.findIndex((family) => Object.values(family).includes(archetype));
}

/** Whether two archetypes change different sides of a consortium, so that neither undoes the other. */
export function combine(one: Archetype, other: Archetype): boolean {
  return familyOf(one) !== familyOf(other);
}

const WENZHOU: readonly Intent[] = [
  ...of('WZ-L1', {
    PASS: [
      sound,
      lead.leadInACounty,
      lead.leadInAManagementZone,
      lead.leadInAnImportedZone,
      lead.leadUnderAFormerCode,
      lead.leadWithACodeFromElsewhere,
      lead.leadMovedIn,
    ],
    FAIL: [lead.leadElsewhere, lead.leadMovedOut],
    UNKNOWN: [lead.leadRegistrationUnknown, lead.leadKnownByItsProvinceAlone],
  }),
  ...of('WZ-L2', { PASS: [sound], FAIL: [lead.leadIsABranch], UNKNOWN: [lead.leadLegalPersonUnknown] }),
  ...of('WZ-L3', {
    PASS: [lead.leadingEnterpriseAlone, lead.highGrowthFirm],
    FAIL: [lead.neitherLeadingNorHighGrowth, lead.leaderTitlesLapsed],
    UNKNOWN: [lead.titlesUnknown],
  }),
  ...of('WZ-L4', { PASS: [lead.manufacturingChampion], NOT_APPLICABLE: [lead.noPreferredTitle] }),
  ...of('WZ-L5', {
    PASS: [course.leadIsMemberOfAnother],
    FAIL: [course.leadOfTwoConsortia],
    UNKNOWN: [course.leadNotRecorded],
  }),
  ...of('WZ-L6', {
    PASS: [
      research.intensityAtTheThreshold,
      research.averageAtTheThreshold,
      research.revenueUnknownButSpendingEnough,
    ],
    FAIL: [research.intensityJustBelow, research.averageJustBelow, research.methodsOfIntensityDisagree],
    UNKNOWN: [
      research.oneYearMissing,
      research.youngFirm,
      research.revenueUnknown,
      research.figuresUnknown,
      research.noRevenueYet,
    ],
  }),
  ...of('WZ-L10', {
    PASS: [lead.oneProvincialPlatform, lead.oneNationalPlatform],
    FAIL: [lead.municipalPlatformsAlone],
    UNKNOWN: [lead.platformsUnknown, lead.platformOfUnknownLevel],
  }),
  ...of('WZ-M3', { PASS: [members.threeTechSmesOfTheCity], NOT_APPLICABLE: [members.knownToHoldNoTechSme] }),
  ...of('WZ-C1', {
    PASS: [agreement.planOfThreeYears],
    FAIL: [agreement.planOneDayShort, agreement.planOfTwoYears],
    UNKNOWN: [agreement.planEndUnknown],
  }),
  ...of('WZ-C2', {
    PASS: [members.fiveBesideTheLead],
    FAIL: [members.fourBesideTheLead, members.oneOfFiveLeft],
  }),
  ...of('WZ-C2', { PASS: [members.theFifthJoinedLater] }),
  ...of('WZ-C3', {
    PASS: [members.halfInTheCity, members.inCityShareDecidedAllTheSame],
    FAIL: [members.oneBelowHalfInTheCity],
    UNKNOWN: [members.inCityShareUndecided, members.twoKnownByTheProvinceAlone],
  }),
  ...of('WZ-C4', {
    PASS: [members.halfEnterprises],
    FAIL: [members.oneBelowHalfEnterprises],
    UNKNOWN: [members.enterpriseShareUndecided],
  }),
  ...of('WZ-A1', {
    PASS: [sound],
    FAIL: [agreement.oneHasNotSigned, agreement.theLeadHasNotSigned],
    UNKNOWN: [agreement.oneSignatureUnknown],
  }),
  ...of('WZ-A2', {
    PASS: [agreement.everyClause],
    FAIL: [agreement.oneClauseMissing, agreement.fewClauses],
    UNKNOWN: [agreement.clausesUnknown],
  }),
  ...of('WZ-P4', { PASS: [course.inPublicNotice] }),
  ...of('WZ-F1', {
    PASS: [money.supportAtTheCaps, money.supportWhereTheCapsMeet],
    FAIL: [
      money.oneYuanAboveTheShare,
      money.aboveTheShareBelowTheCeiling,
      money.oneYuanAboveTheCeiling,
      money.aboveTheCeilingOfAnUnknownTotal,
    ],
    UNKNOWN: [money.totalCostUnknown],
  }),
  ...of('WZ-F2', { PASS: [money.threeProjectsInOneYear], FAIL: [money.fourProjectsInOneYear] }),
  ...of('WZ-F5', {
    PASS: [money.undertakenByLeadAndCityMember],
    FAIL: [money.undertakenByAMemberElsewhere, money.undertakenByAnOutsider],
    UNKNOWN: [money.undertakenByAMemberOfUnknownPlace],
  }),
  ...of('WZ-F6', {
    PASS: [money.paidToLeadAndCityMember],
    FAIL: [money.paidToAMemberElsewhere],
    UNKNOWN: [money.paidToAMemberOfUnknownPlace],
  }),
  ...of('WZ-F7', {
    PASS: [money.ownMoneyBuysProductionEquipment],
    FAIL: [money.publicMoneyBuysProductionEquipment, money.publicMoneyBuysOfficeEquipment],
    UNKNOWN: [money.useOfEquipmentUnknown],
  }),
  // Whether it was reviewed for duplication stands in no record.
  ...of('WZ-F8', {
    UNKNOWN: [money.largeInstrumentAtTheThreshold],
    NEEDS_JUDGEMENT: [money.largeInstrumentsTogether],
  }),
  ...of('WZ-F9', { PASS: [money.loanInHand], FAIL: [money.loanNotInHand] }),
  ...of('WZ-F10', { PASS: [sound], FAIL: [money.budgetThatDoesNotSum] }),
];

const HANGZHOU: readonly Intent[] = [
  ...of('ZJ-L1', {
    PASS: [lead.scienceAndTechnologyLeader, lead.littleGiant],
    FAIL: [lead.neitherLeadingNorHighGrowth, lead.leaderTitlesLapsed, lead.leaderTitlesToCome],
    UNKNOWN: [lead.titlesUnknown],
  }),
  ...of('ZJ-M1', {
    PASS: [sound, members.fiveBesideTheLead],
    FAIL: [members.threeBesideTheLead],
    UNKNOWN: [members.fourBesideTheLead],
  }),
  ...of('ZJ-M3', {
    PASS: [members.withServiceAgencies],
    NOT_APPLICABLE: [members.fiveBesideTheLead],
    UNKNOWN: [members.perhapsAServiceAgency],
  }),
  ...of('ZJ-A1', {
    PASS: [agreement.everyClause],
    FAIL: [agreement.oneHasNotSigned, agreement.fewClauses],
    UNKNOWN: [agreement.allSignaturesUnknown, agreement.clausesUnknown],
  }),
  ...of('ZJ-O1', {
    PASS: [sound],
    FAIL: [agreement.noCouncil, agreement.councilChairedByAnother, agreement.councilWithoutSomeMembers],
    UNKNOWN: [agreement.councilUnknown, agreement.councilChairUnknown],
  }),
  ...of('ZJ-O2', {
    PASS: [sound],
    NOT_APPLICABLE: [agreement.noExpertCommittee, agreement.noChiefScientist],
    UNKNOWN: [agreement.bodiesUnknown],
  }),
  ...of('ZJ-O3', {
    PASS: [sound],
    FAIL: [agreement.noIpManagement],
    UNKNOWN: [agreement.ipManagementUnknown],
  }),
  ...of('ZJ-P4', {
    PASS: [agreement.planOfThreeYears],
    FAIL: [agreement.planOneDayShort],
    UNKNOWN: [agreement.planEndUnknown],
  }),
  ...of('ZJ-F3', {
    PASS: [money.leadWithThreeProvincialProjects],
    FAIL: [money.leadWithFourProvincialProjects],
    UNKNOWN: [money.leadWithPerhapsAFourthProject],
  }),
  ...of('ZJ-R1', {
    PASS: [course.selfEvaluationEveryJanuary],
    FAIL: [course.selfEvaluationADayLate],
    UNKNOWN: [course.reportsOfUnknownDate],
  }),
  ...of('ZJ-R2', { PASS: [course.evaluatedExcellent], FAIL: [course.evaluatedPoor] }),
  ...of('HZ-E1', {
    PASS: [course.wonAProvincialChallenge],
    FAIL: [course.noneOfTheThreeTypes],
    UNKNOWN: [course.typeUnknown],
  }),
  ...of('HZ-E2', { PASS: [course.municipalConsortium, lead.innovationLeader] }),
  ...of('HZ-E3', { PASS: [course.provincialProjectConsortium] }),
  ...of('HZ-E4', {
    PASS: [course.threeTechnicalFields],
    NOT_APPLICABLE: [course.outsideTheStrategicFields],
    UNKNOWN: [course.technicalFieldsUnknown],
  }),
];

const TAIZHOU: readonly Intent[] = [
  ...of('TZ-L1', {
    PASS: [sound, lead.leadUnderAFormerCode],
    FAIL: [lead.leadElsewhere, lead.leadIsANewResearchInstitute, lead.leadIsABranch],
    UNKNOWN: [lead.leadRegistrationUnknown, lead.leadKindUnknown],
  }),
  ...of('TZ-L2', {
    PASS: [research.salesAtTheThreshold],
    FAIL: [research.salesJustBelow],
    UNKNOWN: [research.salesUnknown],
  }),
  ...of('TZ-L3', {
    PASS: [research.shareAtTheThreshold, research.spendingAtTheThreshold],
    FAIL: [research.shareJustBelow, research.spendingJustBelow],
    UNKNOWN: [research.lastYearsMissing, research.revenueUnknownButSpendingEnough],
  }),
  ...of('TZ-L4', {
    PASS: [lead.oneProvincialPlatform],
    FAIL: [lead.municipalPlatformsAlone],
    UNKNOWN: [lead.platformsUnknown],
  }),
  ...of('TZ-L5', { PASS: [sound], UNKNOWN: [money.noCompletedProject] }),
  ...of('TZ-M1', { PASS: [sound], UNKNOWN: [members.oneMemberWithoutATask] }),
  ...of('TZ-M2', {
    PASS: [members.fiveBesideTheLead],
    FAIL: [members.threeBesideTheLead, members.fourBesideTheLead],
  }),
  ...of('TZ-M3', { NEEDS_JUDGEMENT: [sound, members.mostlyElsewhere, members.inCityShareUndecided] }),
  ...of('TZ-M4', {
    PASS: [members.withServiceAgencies],
    NOT_APPLICABLE: [members.fiveBesideTheLead],
    UNKNOWN: [members.perhapsAServiceAgency],
  }),
  ...of('TZ-C1', {
    PASS: [sound],
    FAIL: [agreement.planLacksTheConstructionPeriod],
    UNKNOWN: [agreement.planContentsUnknown],
  }),
  ...of('TZ-C2', {
    PASS: [sound],
    FAIL: [agreement.noTransferMechanism],
    UNKNOWN: [agreement.transferMechanismUnknown],
  }),
  ...of('TZ-P1', { PASS: [course.beingDrafted, course.underExpertReview] }),
  ...of('TZ-X1', { PASS: [course.dissolvedThreeMonthsAfterItsPlan], FAIL: [course.planEndedInApril] }),
];

const ZHENJIANG: readonly Intent[] = [
  ...of('ZHJ-C1', { PASS: [members.fourBesideTheLead], FAIL: [members.threeBesideTheLead] }),
  ...of('ZHJ-C2', {
    PASS: [members.oneInstituteAndNoUniversity],
    FAIL: [members.noUniversityOrInstitute],
    UNKNOWN: [members.perhapsAUniversity],
  }),
  ...of('ZHJ-L1', {
    PASS: [sound, lead.leadInAManagementZone, lead.leadUnderAFormerCode],
    FAIL: [lead.leadElsewhere, lead.leadIsABranch],
    UNKNOWN: [lead.leadRegistrationUnknown],
  }),
  ...of('ZHJ-L2', {
    PASS: [lead.unicorn, lead.innovationLeader],
    NOT_APPLICABLE: [lead.potentialUnicorn, lead.neitherLeadingNorHighGrowth],
    UNKNOWN: [lead.titlesUnknown],
  }),
  ...of('ZHJ-L3', { PASS: [sound], FAIL: [course.leadOfTwoConsortia], UNKNOWN: [course.leadNotRecorded] }),
  ...of('ZHJ-A1', {
    PASS: [agreement.everyClause],
    FAIL: [agreement.oneClauseMissing, agreement.oneHasNotSigned],
    UNKNOWN: [agreement.clausesUnknown, agreement.allSignaturesUnknown],
  }),
  ...of('ZHJ-O1', {
    PASS: [sound],
    FAIL: [
      agreement.noCouncil,
      agreement.noSecretariat,
      agreement.noExpertCommittee,
      agreement.noChiefScientist,
    ],
    UNKNOWN: [agreement.bodiesUnknown],
  }),
  ...of('ZHJ-F1', { PASS: [money.supportWhereTheCapsMeet], FAIL: [money.oneYuanAboveTheCeiling] }),
  ...of('ZHJ-F2', { PASS: [money.openCompetitionAtTheCap], FAIL: [money.openCompetitionAboveTheCap] }),
  ...of('ZHJ-R1', {
    PASS: [course.summaryAndPlanEveryDecember],
    FAIL: [course.summaryWithoutAPlan, course.summaryInJanuary],
  }),
  ...of('ZHJ-R2', { PASS: [course.dissolvedAfterItsProjects], FAIL: [course.dissolvedWhileAProjectRuns] }),
  ...of('ZHJ-R3', { PASS: [course.leadChanged] }),
  ...of('ZHJ-V1', {
    PASS: [course.unqualifiedOnce, course.evaluatedExcellent],
    FAIL: [course.unqualifiedTwiceInARow],
  }),
];

const WEIHAI: readonly Intent[] = [
  ...of('WH-L1', {
    PASS: [sound, lead.leadIsANewResearchInstitute, lead.leadInAManagementZone, lead.leadUnderAFormerCode],
    FAIL: [lead.leadElsewhere, lead.leadIsAUniversity],
    UNKNOWN: [lead.leadRegistrationUnknown, lead.leadKindUnknown],
  }),
  ...of('WH-L2', {
    PASS: [lead.newTargetFirm],
    NOT_APPLICABLE: [lead.neitherLeadingNorHighGrowth],
    UNKNOWN: [lead.titlesUnknown],
  }),
  ...of('WH-A1', {
    PASS: [sound],
    FAIL: [agreement.oneClauseMissing, agreement.theLeadHasNotSigned],
    UNKNOWN: [agreement.clausesUnknown, agreement.oneSignatureUnknown],
  }),
  ...of('WH-O1', {
    PASS: [sound],
    FAIL: [agreement.noCouncil, agreement.councilChairedByAnother, agreement.noOperationsTeam],
    UNKNOWN: [agreement.councilUnknown],
  }),
  ...of('WH-V1', { PASS: [course.dissolved, course.stageUnknown] }),
  // Weihai asks for no number of members, and no rule of its speaks of two.
  ...of('WH-M', { PASS: [members.twoBesideTheLead] }),
];

const COUNTY: readonly Intent[] = [
  ...of('COUNTY', { PASS: [sound, members.halfInTheCity], FAIL: [members.oneBelowHalfInTheCity] }),
];

/** The intents by the key of a city; a county's by COUNTY_INTENTS. */
export const CITY_INTENTS: Readonly<Record<string, readonly Intent[]>> = {
  wenzhou: WENZHOU,
  hangzhou: HANGZHOU,
  taizhou: TAIZHOU,
  zhenjiang: ZHENJIANG,
  weihai: WEIHAI,
};
export const COUNTY_INTENTS: readonly Intent[] = COUNTY;
