import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { UnitKind } from '../domain/vocabulary.ts';
import type { CourseStage, CourseWindow } from './course.ts';
import { numberOn, type Policy } from './policy.ts';
import { workingDaysAfter } from './working-day.ts';

/** Where a window stands. One whose opening the text does not give opens with the first that has one, else with the policy. */
export type WindowState = 'NOT_YET_OPEN' | 'OPEN' | 'CLOSED';

/** A window on a day. */
export interface WindowOn {
  readonly policy: Policy;
  readonly window: CourseWindow;
  readonly state: WindowState;
  /** The instant after which it is closed. */
  readonly closesAt: Date;
}

/** The windows of a policy on a day in Asia/Shanghai; on its last day a window is OPEN. */
export function windowsOn(policy: Policy, on: CalendarDate): WindowOn[] {
  const { windows } = policy.course;
  const [firstOpening] = windows.flatMap(({ opensOn }) => opensOn ?? []).toSorted();
  return windows.map((window) => {
    const opensOn = window.opensOn ?? firstOpening ?? policy.existsFrom;
    const state = on < opensOn ? 'NOT_YET_OPEN' : on > window.closesOn ? 'CLOSED' : 'OPEN';
    return { policy, window, state, closesAt: closingInstant(window) };
  });
}

/** The instant after which a window is closed: its time of day, or the end of its last day, in Asia/Shanghai (UTC+8). */
export function closingInstant(window: CourseWindow): Date {
  const written =
    window.closesAt === null
      ? `${addDays(window.closesOn, 1)}T00:00:00+08:00`
      : `${window.closesOn}T${window.closesAt}:00+08:00`;
  return new Date(written);
}

/** A stage of an application under a policy. */
export interface ApplicationStage {
  readonly stage: CourseStage;
  /** False where a lead of this kind leaves it out; null where the kind is unknown and that decides. */
  readonly applies: boolean | null;
  /** The window in which it falls; null where the text gives none. */
  readonly window: WindowOn | null;
  /** How many peer reviewers it needs at least; null where the text asks for none. */
  readonly minimumReviewers: number | null;
}

/** The course of an application under a policy, stage by stage. */
export function applicationStages(
  policy: Policy,
  leadKind: UnitKind | null,
  on: CalendarDate,
): ApplicationStage[] {
  const windows = windowsOn(policy, on).filter(({ window }) => window.kind !== 'COMMENT');
  return policy.course.stages.map((stage) => ({
    stage,
    applies:
      stage.skippedForLeads.length === 0
        ? true
        : leadKind === null
          ? null
          : !stage.skippedForLeads.includes(leadKind),
    window: windows.find(({ window }) => window.stages.includes(stage.stage)) ?? null,
    minimumReviewers: numberOf(policy, stage.rule, stage.reviewers, on),
  }));
}

/** A peer who reviews an application (同行评议专家). `null` is unknown. */
export interface PeerReviewer {
  /** Whether the discipline is the same or a near one. */
  readonly nearDiscipline: boolean | null;
  /** Whether the rank is associate (副高级) or above. */
  readonly associateRank: boolean | null;
}

/** Whether there are enough peers; null where that turns on what is unknown of them. */
export function enoughReviewers(reviewers: readonly PeerReviewer[], minimum: number): boolean | null {
  const suitable = reviewers.filter((peer) => peer.nearDiscipline === true && peer.associateRank === true);
  if (suitable.length >= minimum) return true;
  const possible = reviewers.filter((peer) => peer.nearDiscipline !== false && peer.associateRank !== false);
  return possible.length >= minimum ? null : false;
}

/** The public notice (公示) of a decision. */
export interface PublicNotice {
  readonly rule: string;
  readonly startsOn: CalendarDate;
  /** Null where the text gives no length. */
  readonly workingDays: number | null;
  /** Its last day; null where there is no length or the holidays of a year it runs into are not known. */
  readonly endsOn: CalendarDate | null;
}

/** The public notice that starts on a day; null where a policy asks for none. */
export function publicNotice(policy: Policy, startsOn: CalendarDate): PublicNotice | null {
  const { notice } = policy.course;
  if (notice === null) return null;
  const workingDays = numberOf(policy, notice.rule, notice.workingDays, startsOn);
  return {
    rule: notice.rule,
    startsOn,
    workingDays,
    endsOn: workingDays === null ? null : workingDaysAfter(startsOn, workingDays),
  };
}

function numberOf(policy: Policy, ruleId: string, parameter: string | null, on: CalendarDate): number | null {
  return parameter === null ? null : numberOn(policy, ruleId, parameter, on).toNumber();
}
