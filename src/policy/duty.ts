import { CALENDAR_YEARS, type CalendarDate, dayOfYear, yearOf } from '../domain/calendar-date.ts';
import type { EvaluationGrade, ReportKind } from '../domain/vocabulary.ts';
import type { CourseDuty } from './course.ts';
import type { Policy } from './policy.ts';

/** A report that a consortium has handed in. */
export interface ReportFacts {
  readonly kind: ReportKind;
  /** The year it is about: of a plan for the next year, that next year. */
  readonly forYear: number | null;
  readonly submittedOn: CalendarDate | null;
}

/** An evaluation that was held. */
export interface EvaluationFacts {
  readonly heldOn: CalendarDate;
  readonly grade: EvaluationGrade;
}

/** What has happened to a consortium. `null` is unknown, but for `dissolvedOn`, where it is "not dissolved". */
export interface ConsortiumLife {
  readonly filedOn: CalendarDate | null;
  readonly dissolvedOn: CalendarDate | null;
  readonly planEndsOn: CalendarDate | null;
  readonly reports: readonly ReportFacts[];
  readonly evaluations: readonly EvaluationFacts[];
}

/** FULFILLED and OVERDUE speak of dated duties; NO_DATE is one for which the text gives no date. */
export type DutyState = 'FULFILLED' | 'PENDING' | 'OVERDUE' | 'NO_DATE';

/** A duty, for one year where it is an annual one. */
export interface DutyOccurrence {
  readonly policy: Policy;
  readonly duty: CourseDuty;
  readonly forYear: number | null;
  readonly opensOn: CalendarDate | null;
  /** The last day, itself included; null where the text gives no date. */
  readonly dueOn: CalendarDate | null;
  readonly state: DutyState;
  /** Reports that are still missing. */
  readonly missingReports: readonly ReportKind[];
  /** Whether the last report came after the due day; null where it has not come or its day is unknown. */
  readonly late: boolean | null;
}

/** One that falls due on a day. */
type DatedOccurrence = DutyOccurrence & { readonly dueOn: CalendarDate };

/**
 * The duties of a consortium under a policy as they stand on a day: the dated ones from the year of filing (of an
 * unknown filing, the one whose term the day is in) to the first that falls due on or after the day, or, where
 * `dueBefore` is later, up to it; then those for which no date is given. None after its dissolution.
 */
export function dutiesOf(
  policy: Policy,
  life: ConsortiumLife,
  on: CalendarDate,
  dueBefore: CalendarDate = on,
): DutyOccurrence[] {
  const dated = policy.course.duties.flatMap((duty) => datedOccurrences(policy, duty, life, on, dueBefore));
  const undated = policy.course.duties
    .filter(({ due }) => due === null)
    .map((duty): DutyOccurrence => ({
      policy,
      duty,
      forYear: null,
      opensOn: null,
      dueOn: null,
      state: 'NO_DATE',
      missingReports: [],
      late: null,
    }));
  return [
    ...dated.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    ...(isDissolved(life, on) ? [] : undated),
  ];
}

function isDissolved({ dissolvedOn }: ConsortiumLife, on: CalendarDate): boolean {
  return dissolvedOn !== null && dissolvedOn <= on;
}

function datedOccurrences(
  policy: Policy,
  duty: CourseDuty,
  life: ConsortiumLife,
  on: CalendarDate,
  dueBefore: CalendarDate,
): DatedOccurrence[] {
  const { due } = duty;
  if (due === null) return [];
  const dueOnFor = (year: number) => dayOfYear(year + due.yearsLater, due.closes);
  const first =
    life.filedOn === null
      ? Math.max(CALENDAR_YEARS.first, yearOf(on) - due.yearsLater)
      : Math.max(yearOf(life.filedOn), yearOf(policy.existsFrom));
  const occurrences: DatedOccurrence[] = [];
  for (let year = first; ; year += 1) {
    const dueOn = dueOnFor(year);
    // What falls due behind the end of the calendar, nobody can ask about.
    if (dueOn === null) return occurrences;
    if (isDissolved(life, dueOn)) return occurrences;
    // Without a day of filing, the first is the one whose term is not over yet.
    if (life.filedOn === null && dueOn < on) continue;
    const opensOn = due.opens && dayOfYear(year + due.yearsLater, due.opens);
    occurrences.push({
      policy,
      duty,
      forYear: year,
      opensOn,
      dueOn,
      ...fulfilment(duty, year, dueOn, life.reports, on),
    });
    if (dueOn >= on && dueOn >= dueBefore) return occurrences;
  }
}

function fulfilment(
  duty: CourseDuty,
  year: number,
  dueOn: CalendarDate,
  reports: readonly ReportFacts[],
  on: CalendarDate,
): Pick<DutyOccurrence, 'state' | 'missingReports' | 'late'> {
  const given = duty.reports
    .map((kind) => {
      const about = kind === 'NEXT_YEAR_PLAN' ? year + 1 : year;
      return reports.find(
        (report) =>
          report.kind === kind &&
          report.forYear === about &&
          (report.submittedOn === null || report.submittedOn <= on),
      );
    })
    .filter((report) => report !== undefined);
  const missingReports = duty.reports.filter((kind) => given.every((report) => report.kind !== kind));
  if (given.length === 0 || missingReports.length > 0) {
    return { state: on > dueOn ? 'OVERDUE' : 'PENDING', missingReports, late: null };
  }
  const days = given.flatMap(({ submittedOn }) => submittedOn ?? []);
  const late = days.length < given.length ? null : days.some((day) => day > dueOn);
  return { state: 'FULFILLED', missingReports, late };
}
