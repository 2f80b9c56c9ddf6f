import type { Archetype, ConsortiumDraft, ReportDraft } from '../draft.ts';

// Fields and types of application.

/** Only 其他, outside the fifteen strategic fields. */
export const outsideTheStrategicFields: Archetype = (draft) => {
  draft.letters = ['P'];
};
export const technicalFieldsUnknown: Archetype = (draft) => {
  draft.letters = null;
};
export const threeTechnicalFields: Archetype = (draft) => {
  draft.letters = ['B', 'E', 'M'];
};
function applicationType(draft: ConsortiumDraft, type: 1 | 2 | 3 | null): void {
  draft.wonProvincialChallenge = type === 1;
  draft.isMunicipalConsortium = type === 2;
  draft.isProvincialProjectConsortium = type === 3;
}
export const wonAProvincialChallenge: Archetype = (draft) => applicationType(draft, 1);
export const municipalConsortium: Archetype = (draft) => applicationType(draft, 2);
export const provincialProjectConsortium: Archetype = (draft) => applicationType(draft, 3);
export const noneOfTheThreeTypes: Archetype = (draft) => applicationType(draft, null);
export const typeUnknown: Archetype = (draft) => {
  draft.wonProvincialChallenge = null;
  draft.isMunicipalConsortium = null;
  draft.isProvincialProjectConsortium = null;
};

// A lead in several consortia.

export const leadOfTwoConsortia: Archetype = (draft) => {
  draft.companions = [{ role: 'LEADS' }];
};
export const leadIsMemberOfAnother: Archetype = (draft) => {
  draft.companions = [{ role: 'JOINS' }];
};

// The course of the application.

export const beingDrafted: Archetype = (draft) => {
  draft.stage = 'DRAFTING';
  draft.filedOn = null;
};
export const underExpertReview: Archetype = (draft) => {
  draft.stage = 'EXPERT_REVIEW';
  draft.filedOn = null;
};
export const inPublicNotice: Archetype = (draft) => {
  draft.stage = 'PUBLIC_NOTICE';
  draft.filedOn = null;
};
export const stageUnknown: Archetype = (draft) => {
  draft.stage = null;
};

// Duties: reports and evaluations.

const report = (kind: ReportDraft['kind'], forYear: number, submittedOn: string | null): ReportDraft => ({
  kind,
  forYear,
  submittedOn,
});

/** Every January for the year before. */
export const selfEvaluationEveryJanuary: Archetype = (draft) => {
  draft.reports = [2023, 2024, 2025].map((year) =>
    report('SELF_EVALUATION', year, `${year + 1}-01-2${year % 10}`),
  );
};
/** On the last day of January, and once on the first of February. */
export const selfEvaluationADayLate: Archetype = (draft) => {
  draft.reports = [
    report('SELF_EVALUATION', 2023, '2024-01-31'),
    report('SELF_EVALUATION', 2024, '2025-02-01'),
  ];
};
/** Both documents of each year, the last of them on 31 December itself. */
export const summaryAndPlanEveryDecember: Archetype = (draft) => {
  draft.reports = [2023, 2024, 2025].flatMap((year) => [
    report('OPERATION_SUMMARY', year, `${year}-12-${year === 2025 ? '31' : '20'}`),
    report('NEXT_YEAR_PLAN', year + 1, `${year}-12-${year === 2025 ? '31' : '20'}`),
  ]);
};
export const summaryWithoutAPlan: Archetype = (draft) => {
  draft.reports = [2023, 2024, 2025].map((year) => report('OPERATION_SUMMARY', year, `${year}-12-18`));
};
export const summaryInJanuary: Archetype = (draft) => {
  draft.reports = [
    report('OPERATION_SUMMARY', 2024, '2025-01-01'),
    report('NEXT_YEAR_PLAN', 2025, '2025-01-01'),
  ];
};
export const reportsOfUnknownDate: Archetype = (draft) => {
  draft.reports = [report('PROGRESS', 2025, null)];
};
export const evaluatedExcellent: Archetype = (draft) => {
  draft.stage = 'ROLLING_SUPPORT';
  draft.evaluations = [
    { heldOn: '2024-11-20', grade: 'QUALIFIED' },
    { heldOn: '2025-11-18', grade: 'EXCELLENT' },
  ];
};
export const evaluatedPoor: Archetype = (draft) => {
  draft.stage = 'SUSPENDED';
  draft.evaluations = [{ heldOn: '2025-03-20', grade: 'POOR' }];
};
export const unqualifiedOnce: Archetype = (draft) => {
  draft.evaluations = [
    { heldOn: '2024-06-12', grade: 'UNQUALIFIED' },
    { heldOn: '2025-06-10', grade: 'QUALIFIED' },
    { heldOn: '2026-06-11', grade: 'UNQUALIFIED' },
  ];
};
/** Disqualified; the lead is in another consortium within the three years that follow. */
export const unqualifiedTwiceInARow: Archetype = (draft) => {
  draft.stage = 'REVOKED';
  draft.evaluations = [
    { heldOn: '2024-06-12', grade: 'QUALIFIED' },
    { heldOn: '2025-06-10', grade: 'UNQUALIFIED' },
    { heldOn: '2026-06-11', grade: 'UNQUALIFIED' },
  ];
  draft.companions = [{ role: 'JOINS' }];
};

// The end.

export const dissolved: Archetype = (draft) => {
  draft.stage = 'DISSOLVED';
  draft.dissolvedOn = '2026-06-30';
};
/** While a project of the city's programme still runs. */
export const dissolvedWhileAProjectRuns: Archetype = (draft) => {
  dissolved(draft);
  draft.projects = draft.projects.map((project) =>
    project.stage === 'COMPLETED'
      ? project
      : { ...project, level: 'MUNICIPAL', stage: 'RUNNING', endsOn: '2027-12-31' },
  );
};
export const dissolvedAfterItsProjects: Archetype = (draft) => {
  dissolved(draft);
  draft.projects = draft.projects.map((project) =>
    project.stage === 'COMPLETED' ? project : { ...project, endsOn: '2026-03-31', stage: 'COMPLETED' },
  );
};
function constructionPeriodOverInApril(draft: ConsortiumDraft): void {
  draft.agreementOn = '2023-04-10';
  for (const each of draft.seats) each.joinedOn = draft.agreementOn;
  draft.filedOn = '2023-05-20';
  draft.planStartsOn = '2023-05-01';
  draft.planEndsOn = '2026-04-30';
}
/** The construction period ended more than three months ago. */
export const planEndedInApril: Archetype = (draft) => constructionPeriodOverInApril(draft);
/** Dissolved three months after the end of its construction period. */
export const dissolvedThreeMonthsAfterItsPlan: Archetype = (draft) => {
  constructionPeriodOverInApril(draft);
  draft.stage = 'DISSOLVED';
  draft.dissolvedOn = '2026-07-30';
};

// The lead over time.

/** The members are on record, and none of them as the lead. */
export const leadNotRecorded: Archetype = (draft) => {
  draft.leadRecorded = false;
};
/** Another unit led it until the end of June 2024. */
export const leadChanged: Archetype = (draft) => {
  draft.leadSince = '2024-07-01';
};
