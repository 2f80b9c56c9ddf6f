import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ProjectLevel } from '../domain/vocabulary.ts';
import type { WindowOn } from './application.ts';
import type { Course } from './course.ts';
import { type Policy, policyStatus } from './policy.ts';
import type { Text } from './vocabulary.ts';

/** The codes of what can stand in the way of a move, or be wrong with what is said with it. They are stable. */
export const MOVE_FAULT_CODES = {
  MOVE_NOT_ALLOWED: 'The course of the policy has no such move from here.',
  POLICY_NOT_IN_FORCE: 'The policy takes no applications on this day: a draft, expired, or not yet in force.',
  WINDOW_NOT_OPEN: 'The window is not open yet.',
  WINDOW_CLOSED: 'The window is closed.',
  LEAD_KIND_UNKNOWN: 'Which stage follows turns on what kind of unit the lead is, and that is not known.',
  NOTICE_RUNNING: 'The public notice has not ended.',
  NOTICE_END_NEEDED: 'When the public notice ends cannot be computed, and must be stated.',
  NOTICE_TOO_SHORT: 'The stated end of the public notice is too early.',
  NOT_CALLED_FOR: 'No evaluation calls for it.',
  PROJECTS_IN_PROGRESS: 'It has projects during which it does not dissolve.',
  PROJECTS_UNKNOWN: 'It has projects of unknown level.',
  CONSENT_REQUIRED: 'All members must have agreed.',
  REASON_REQUIRED: 'It needs a reason.',
  GRADE_REQUIRED: 'An evaluation needs its grade.',
  NOT_ENOUGH_REVIEWERS: 'Fewer suitable peers than the policy asks for.',
  UNIT_BARRED: 'The lead or a member neither leads nor joins a consortium on this day.',
  REVIEWERS_UNKNOWN: 'Whether the peers are suitable is not known of enough of them.',
} as const;
/** A code of {@link MOVE_FAULT_CODES}. */
export type MoveFaultCode = keyof typeof MOVE_FAULT_CODES;

/** Something that stands in the way of a move, with what to do about it. */
export interface Hindrance {
  readonly code: MoveFaultCode;
  readonly message: Text;
}

/** Where the course branches by the kind of the lead, and the kind is unknown. */
export const UNKNOWN_LEAD_KIND: Hindrance = {
  code: 'LEAD_KIND_UNKNOWN',
  message: {
    zh: '下一环节取决于牵头单位的类型；请先在申报材料中填写。',
    en: 'The next stage turns on the kind of the lead; state it in the form first.',
  },
};

const TIME_IN_SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** That a policy takes no applications on a day. */
export function standingHindrances(policy: Policy, on: CalendarDate): Hindrance[] {
  const status = policyStatus(policy, on);
  const words: Partial<Record<typeof status, Text>> = {
    DRAFT: { zh: '是征求意见稿，不受理申报', en: 'is a draft and takes no applications' },
    EXPIRED: { zh: `已于${policy.validTo}失效`, en: `expired after ${policy.validTo}` },
    NOT_YET_IN_FORCE: { zh: '尚未施行', en: 'is not yet in force' },
  };
  const word = words[status];
  if (word === undefined) return [];
  return [
    {
      code: 'POLICY_NOT_IN_FORCE',
      message: { zh: `《${policy.title.zh}》${word.zh}。`, en: `"${policy.title.en}" ${word.en}.` },
    },
  ];
}

/** That a window is not open at an instant, and when it opens or closed. */
export function windowHindrances(window: WindowOn | null, at: Date): Hindrance[] {
  if (window === null) return [];
  const { title, opensOn } = window.window;
  if (window.state === 'NOT_YET_OPEN') {
    const [zh, en] = opensOn === null ? ['', ''] : [`，${opensOn}开放`, ` before ${opensOn}`];
    return [
      {
        code: 'WINDOW_NOT_OPEN',
        message: { zh: `“${title.zh}”尚未开放${zh}。`, en: `"${title.en}" is not open${en}.` },
      },
    ];
  }
  if (window.state === 'OPEN' && at <= window.closesAt) return [];
  const closed = TIME_IN_SHANGHAI.format(window.closesAt);
  return [
    {
      code: 'WINDOW_CLOSED',
      message: {
        zh: `“${title.zh}”已于${closed}（北京时间）截止。`,
        en: `"${title.en}" closed at ${closed} (Asia/Shanghai).`,
      },
    },
  ];
}

/** That the public notice has not ended: filing begins on the day after its last. */
export function filingHindrances(
  { course }: Policy,
  { noticeEndsOn }: { readonly noticeEndsOn: CalendarDate | null },
  on: CalendarDate,
): Hindrance[] {
  if (course.notice === null) return [];
  if (noticeEndsOn === null) return [NOTICE_END_NEEDED];
  if (on > noticeEndsOn) return [];
  return [
    {
      code: 'NOTICE_RUNNING',
      message: {
        zh: `公示至${noticeEndsOn}（含当日）结束；次日起方可备案。`,
        en: `The public notice runs to ${noticeEndsOn}, that day included; file from the day after.`,
      },
    },
  ];
}

/** That nobody can compute when the public notice ends. */
export const NOTICE_END_NEEDED: Hindrance = {
  code: 'NOTICE_END_NEEDED',
  message: {
    zh: '公示期限无法推算（文件未写明，或该年节假日未知）；请填写公示截止日期。',
    en: 'When the notice ends cannot be computed, for the text gives no length or the holidays of the year are not known; state its last day.',
  },
};

/** That no evaluation calls for a consequence. */
export function notCalledFor({ zh, en }: Text): Hindrance {
  return {
    code: 'NOT_CALLED_FOR',
    message: {
      zh: `已登记的评价结果不足以“${zh}”；请先登记评价。`,
      en: `The evaluations on record do not lead to "${en}"; record the evaluation first.`,
    },
  };
}

/** That a consortium does not dissolve while it has projects of some levels. */
export function dissolvingHindrances(
  { notWithProjects }: NonNullable<Course['dissolution']>,
  projectLevels: readonly (ProjectLevel | null)[],
): Hindrance[] {
  if (notWithProjects.length === 0) return [];
  const held = projectLevels.filter((level) => notWithProjects.some((barring) => barring === level)).length;
  if (held > 0) {
    return [
      {
        code: 'PROJECTS_IN_PROGRESS',
        message: {
          zh: `仍承担${held}个市级以上科技计划项目，期间不得自行解散。`,
          en: `It has ${held} projects of municipal level or above, during which it does not dissolve.`,
        },
      },
    ];
  }
  if (!projectLevels.includes(null)) return [];
  return [
    {
      code: 'PROJECTS_UNKNOWN',
      message: {
        zh: '有级别未知的在研项目；请先填写项目级别。',
        en: 'It has projects of unknown level; state their level first.',
      },
    },
  ];
}
