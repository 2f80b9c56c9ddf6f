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
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
  readonly shows: Archetype;
}

/** The consortium as it stands, sound in all that facts decide. */
function sound(): void {
  // Nothing is changed.
}

/** The intents of one rule: what passes, what fails, and what lacks facts. */
function of(
  rule: string,
  pass: readonly Archetype[],
  fail: readonly Archetype[],
  unknown: readonly Archetype[] = [],
): Intent[] {
  return [
    ...pass.map((shows): Intent => ({ rule, outcome: 'PASS', shows })),
    ...fail.map((shows): Intent => ({ rule, outcome: 'FAIL', shows })),
    ...unknown.map((shows): Intent => ({ rule, outcome: 'UNKNOWN', shows })),
  ];
}

const WENZHOU: readonly Intent[] = [
  ...of(
    'WZ-L1',
    [
      sound,
      lead.leadInACounty,
      lead.leadInAManagementZone,
      lead.leadInAnImportedZone,
      lead.leadUnderAFormerCode,
      lead.leadWithACodeFromElsewhere,
      lead.leadMovedIn,
    ],
    [lead.leadElsewhere, lead.leadMovedOut],
    [lead.leadRegistrationUnknown, lead.leadKnownByItsProvinceAlone],
  ),
  ...of('WZ-L2', [sound], [lead.leadIsABranch], [lead.leadLegalPersonUnknown]),
  ...of(
    'WZ-L3',
    [lead.leadingEnterpriseAlone, lead.highGrowthFirm],
    [lead.neitherLeadingNorHighGrowth, lead.leaderTitlesLapsed],
    [lead.titlesUnknown],
  ),
  ...of('WZ-L4', [lead.manufacturingChampion], [lead.noPreferredTitle]),
  ...of('WZ-L5', [course.leadIsMemberOfAnother], [course.leadOfTwoConsortia]),
  ...of(
    'WZ-L6',
    [
      research.intensityAtTheThreshold,
      research.averageAtTheThreshold,
      research.revenueUnknownButSpendingEnough,
    ],
    [research.intensityJustBelow, research.averageJustBelow, research.methodsOfIntensityDisagree],
    [research.oneYearMissing, research.youngFirm, research.revenueUnknown, research.figuresUnknown],
  ),
  ...of(
    'WZ-L10',
    [lead.oneProvincialPlatform, lead.oneNationalPlatform],
    [lead.municipalPlatformsAlone],
    [lead.platformsUnknown, lead.platformOfUnknownLevel],
  ),
  ...of('WZ-M3', [members.threeTechSmesOfTheCity], []),
  ...of(
    'WZ-C1',
    [agreement.planOfThreeYears],
    [agreement.planOneDayShort, agreement.planOfTwoYears],
    [agreement.planEndUnknown],
  ),
  ...of('WZ-C2', [members.fiveBesideTheLead], [members.fourBesideTheLead, members.oneOfFiveLeft]),
  ...of('WZ-C2', [members.theFifthJoinedLater], []),
  ...of(
    'WZ-C3',
    [members.halfInTheCity, members.inCityShareDecidedAllTheSame],
    [members.oneBelowHalfInTheCity],
    [members.inCityShareUndecided, members.twoKnownByTheProvinceAlone],
  ),
  ...of(
    'WZ-C4',
    [members.halfEnterprises],
    [members.oneBelowHalfEnterprises],
    [members.enterpriseShareUndecided],
  ),
  ...of(
    'WZ-A1',
    [sound],
    [agreement.oneHasNotSigned, agreement.theLeadHasNotSigned],
    [agreement.oneSignatureUnknown],
  ),
  ...of(
    'WZ-A2',
    [agreement.everyClause],
    [agreement.oneClauseMissing, agreement.fewClauses],
    [agreement.clausesUnknown],
  ),
  ...of('WZ-P4', [course.inPublicNotice], []),
  ...of(
    'WZ-F1',
    [money.supportAtTheCaps, money.supportWhereTheCapsMeet],
    [
      money.oneYuanAboveTheShare,
      money.aboveTheShareBelowTheCeiling,
      money.oneYuanAboveTheCeiling,
      money.aboveTheCeilingOfAnUnknownTotal,
    ],
    [money.totalCostUnknown],
  ),
  ...of('WZ-F2', [money.threeProjectsInOneYear], [money.fourProjectsInOneYear]),
  ...of(
    'WZ-F5',
    [money.undertakenByLeadAndCityMember],
    [money.undertakenByAMemberElsewhere, money.undertakenByAnOutsider],
    [money.undertakenByAMemberOfUnknownPlace],
  ),
  ...of(
    'WZ-F6',
    [money.paidToLeadAndCityMember],
    [money.paidToAMemberElsewhere],
    [money.paidToAMemberOfUnknownPlace],
  ),
  ...of(
    'WZ-F7',
    [money.ownMoneyBuysProductionEquipment],
    [money.publicMoneyBuysProductionEquipment, money.publicMoneyBuysOfficeEquipment],
    [money.useOfEquipmentUnknown],
  ),
  ...of('WZ-F8', [money.largeInstrumentsTogether], [money.largeInstrumentAtTheThreshold]),
  ...of('WZ-F9', [money.loanInHand], [money.loanNotInHand]),
  ...of('WZ-F10', [sound], [money.budgetThatDoesNotSum]),
];

const HANGZHOU: readonly Intent[] = [
  ...of(
    'ZJ-L1',
    [lead.scienceAndTechnologyLeader, lead.littleGiant],
    [lead.neitherLeadingNorHighGrowth, lead.leaderTitlesLapsed, lead.leaderTitlesToCome],
    [lead.titlesUnknown],
  ),
  ...of(
    'ZJ-M1',
    [sound, members.fiveBesideTheLead],
    [members.threeBesideTheLead],
    [members.fourBesideTheLead],
  ),
  ...of('ZJ-M3', [members.withServiceAgencies], []),
  ...of(
    'ZJ-A1',
    [agreement.everyClause],
    [agreement.oneHasNotSigned, agreement.fewClauses],
    [agreement.allSignaturesUnknown, agreement.clausesUnknown],
  ),
  ...of(
    'ZJ-O1',
    [sound],
    [agreement.noCouncil, agreement.councilChairedByAnother, agreement.councilWithoutSomeMembers],
    [agreement.councilUnknown, agreement.councilChairUnknown],
  ),
  ...of(
    'ZJ-O2',
    [sound],
    [agreement.noExpertCommittee, agreement.noChiefScientist],
    [agreement.bodiesUnknown],
  ),
  ...of('ZJ-O3', [sound], [agreement.noIpManagement], [agreement.ipManagementUnknown]),
  ...of('ZJ-P4', [agreement.planOfThreeYears], [agreement.planOneDayShort], [agreement.planEndUnknown]),
  ...of(
    'ZJ-F3',
    [money.leadWithThreeProvincialProjects],
    [money.leadWithFourProvincialProjects],
    [money.leadWithPerhapsAFourthProject],
  ),
  ...of(
    'ZJ-R1',
    [course.selfEvaluationEveryJanuary],
    [course.selfEvaluationADayLate],
    [course.reportsOfUnknownDate],
  ),
  ...of('ZJ-R2', [course.evaluatedExcellent], [course.evaluatedPoor]),
  ...of(
    'HZ-E1',
    [course.wonAProvincialChallenge, lead.unicorn],
    [course.noneOfTheThreeTypes],
    [course.typeUnknown],
  ),
  ...of('HZ-E2', [course.municipalConsortium, lead.innovationLeader], []),
  ...of('HZ-E3', [course.provincialProjectConsortium], []),
  ...of(
    'HZ-E4',
    [course.threeTechnicalFields],
    [course.outsideTheStrategicFields],
    [course.technicalFieldsUnknown],
  ),
];

const TAIZHOU: readonly Intent[] = [
  ...of(
    'TZ-L1',
    [sound, lead.leadUnderAFormerCode],
    [lead.leadElsewhere, lead.leadIsANewResearchInstitute, lead.leadIsABranch],
    [lead.leadRegistrationUnknown, lead.leadKindUnknown],
  ),
  ...of('TZ-L2', [research.salesAtTheThreshold], [research.salesJustBelow], [research.salesUnknown]),
  ...of(
    'TZ-L3',
    [research.shareAtTheThreshold, research.spendingAtTheThreshold],
    [research.shareJustBelow, research.spendingJustBelow],
    [research.lastYearsMissing, research.revenueUnknownButSpendingEnough],
  ),
  ...of('TZ-L4', [lead.oneProvincialPlatform], [lead.municipalPlatformsAlone], [lead.platformsUnknown]),
  ...of('TZ-L5', [sound], [], [money.noCompletedProject]),
  ...of('TZ-M1', [sound], [], [members.oneMemberWithoutATask]),
  ...of('TZ-M2', [members.fiveBesideTheLead], [members.threeBesideTheLead, members.fourBesideTheLead]),
  ...of('TZ-M3', [sound], [members.mostlyElsewhere], [members.inCityShareUndecided]),
  ...of('TZ-M4', [members.withServiceAgencies], []),
  ...of('TZ-C1', [sound], [agreement.planLacksTheConstructionPeriod], [agreement.planContentsUnknown]),
  ...of('TZ-C2', [sound], [agreement.noTransferMechanism], [agreement.transferMechanismUnknown]),
  ...of('TZ-P1', [course.beingDrafted, course.underExpertReview], []),
  ...of('TZ-X1', [course.dissolvedThreeMonthsAfterItsPlan], [course.planEndedInApril]),
];

const ZHENJIANG: readonly Intent[] = [
  ...of('ZHJ-C1', [members.fourBesideTheLead], [members.threeBesideTheLead]),
  ...of(
    'ZHJ-C2',
    [members.oneInstituteAndNoUniversity],
    [members.noUniversityOrInstitute],
    [members.perhapsAUniversity],
  ),
  ...of(
    'ZHJ-L1',
    [sound, lead.leadInAManagementZone, lead.leadUnderAFormerCode],
    [lead.leadElsewhere, lead.leadIsABranch],
    [lead.leadRegistrationUnknown],
  ),
  ...of(
    'ZHJ-L2',
    [lead.unicorn, lead.potentialUnicorn, lead.innovationLeader],
    [lead.neitherLeadingNorHighGrowth],
    [lead.titlesUnknown],
  ),
  ...of('ZHJ-L3', [sound], [course.leadOfTwoConsortia]),
  ...of('ZHJ-L5', [research.noRevenueYet], []),
  ...of(
    'ZHJ-A1',
    [agreement.everyClause],
    [agreement.oneClauseMissing, agreement.oneHasNotSigned],
    [agreement.clausesUnknown, agreement.allSignaturesUnknown],
  ),
  ...of(
    'ZHJ-O1',
    [sound],
    [agreement.noCouncil, agreement.noSecretariat, agreement.noExpertCommittee, agreement.noChiefScientist],
    [agreement.bodiesUnknown],
  ),
  ...of('ZHJ-F1', [money.supportWhereTheCapsMeet], [money.oneYuanAboveTheCeiling]),
  ...of('ZHJ-F2', [money.openCompetitionAtTheCap], [money.openCompetitionAboveTheCap]),
  ...of(
    'ZHJ-R1',
    [course.summaryAndPlanEveryDecember],
    [course.summaryWithoutAPlan, course.summaryInJanuary],
  ),
  ...of('ZHJ-R2', [course.dissolvedAfterItsProjects], [course.dissolvedWhileAProjectRuns]),
  ...of('ZHJ-R3', [course.leadChanged], []),
  ...of('ZHJ-V1', [course.unqualifiedOnce, course.evaluatedExcellent], [course.unqualifiedTwiceInARow]),
];

const WEIHAI: readonly Intent[] = [
  ...of(
    'WH-L1',
    [sound, lead.leadIsANewResearchInstitute, lead.leadInAManagementZone, lead.leadUnderAFormerCode],
    [lead.leadElsewhere, lead.leadIsAUniversity],
    [lead.leadRegistrationUnknown, lead.leadKindUnknown],
  ),
  ...of('WH-L2', [lead.newTargetFirm], [lead.neitherLeadingNorHighGrowth], [lead.titlesUnknown]),
  ...of(
    'WH-A1',
    [sound],
    [agreement.oneClauseMissing, agreement.theLeadHasNotSigned],
    [agreement.clausesUnknown, agreement.oneSignatureUnknown],
  ),
  ...of(
    'WH-O1',
    [sound],
    [agreement.noCouncil, agreement.councilChairedByAnother, agreement.noOperationsTeam],
    [agreement.councilUnknown],
  ),
  ...of('WH-V1', [course.dissolved, course.stageUnknown], []),
  // Weihai asks for no number of members, and no rule of its speaks of two.
  ...of('WH-M', [members.twoBesideTheLead], []),
];

const COUNTY: readonly Intent[] = [
  ...of('COUNTY', [sound, members.halfInTheCity], [members.oneBelowHalfInTheCity]),
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
