import { shanghaiDate, type CalendarDate } from '../domain/calendar-date.ts';
import type { EvaluationGrade, Stage } from '../domain/vocabulary.ts';
import { enoughReviewers, type PeerReviewer, publicNotice } from './application.ts';
import {
  type ApplicationState,
  type MoveKind,
  type PossibleMove,
  possibleMoves,
} from './application-move.ts';
import { type Hindrance, NOTICE_END_NEEDED } from './hindrance.ts';
import type { Policy } from './policy.ts';

/** A move that somebody wants to make, with what they say of it. */
export interface MoveRequest {
  readonly kind: MoveKind;
  /** The stage that an advance leads to; null for the other kinds. */
  readonly to: Stage | null;
  readonly reason: string | null;
  readonly reviewers: readonly PeerReviewer[];
  /** The last day of the public notice, where it is stated. */
  readonly noticeEndsOn: CalendarDate | null;
  readonly grade: EvaluationGrade | null;
  readonly allMembersAgreed: boolean | null;
}

/** What is wrong with a request, and where in it. */
export interface MoveFault extends Hindrance {
  readonly field: keyof MoveRequest | null;
}

/** What a policy says of a request: the move, and everything that stands against it. */
export interface JudgedMove {
  /** Null where the course has no such move from here. */
  readonly move: PossibleMove | null;
  readonly faults: readonly MoveFault[];
  /** The last day of the public notice that the move begins; null where it begins none. */
  readonly noticeEndsOn: CalendarDate | null;
}

/** What takes something away from somebody says why. */
const WITH_REASON: ReadonlySet<MoveKind | Stage> = new Set<MoveKind | Stage>([
  'RETURN',
  'REFUSE',
  'ADJUSTED',
  'SUSPENDED',
  'REVOKED',
  'DISSOLVED',
]);

/** Judges a move that somebody wants to make at an instant; who it is, is not asked here. */
export function judgeMove(
  policy: Policy,
  state: ApplicationState,
  request: MoveRequest,
  at: Date,
): JudgedMove {
  const moves = possibleMoves(policy, state, at);
  const move = moves.find(
    ({ kind, to }) => kind === request.kind && (kind !== 'ADVANCE' || to === request.to),
  );
  if (!move) return { move: null, faults: [notAllowed(moves)], noticeEndsOn: null };
  const on = shanghaiDate(at);
  const notice = noticeOf(policy, move, request, on);
  return {
    move,
    faults: [
      ...move.hindrances.map((hindrance) => ({ ...hindrance, field: null })),
      ...reasonFaults(move, request),
      ...gradeFaults(move, request),
      ...reviewerFaults(move, request),
      ...consentFaults(move, request),
      ...notice.faults,
    ],
    noticeEndsOn: notice.endsOn,
  };
}

function notAllowed(moves: readonly PossibleMove[]): MoveFault {
  const [zh, en] = [
    moves.map(({ title }) => title.zh).join('、'),
    moves.map(({ title }) => title.en).join('; '),
  ];
  return {
    field: 'to',
    code: 'MOVE_NOT_ALLOWED',
    message:
      moves.length === 0
        ? { zh: '流程已结束，不能再变更。', en: 'Its course has ended; nothing follows.' }
        : {
            zh: `按该政策的流程，当前只能：${zh}。`,
            en: `Under the course of this policy only these follow: ${en}.`,
          },
  };
}

function reasonFaults({ kind, to }: PossibleMove, { reason }: MoveRequest): MoveFault[] {
  const needed = WITH_REASON.has(kind) || WITH_REASON.has(to);
  if (!needed || reason?.trim()) return [];
  return [
    {
      field: 'reason',
      code: 'REASON_REQUIRED',
      message: { zh: '请说明理由。', en: 'Say why.' },
    },
  ];
}

function gradeFaults({ to }: PossibleMove, { grade }: MoveRequest): MoveFault[] {
  if (to !== 'EVALUATED' || grade !== null) return [];
  return [
    {
      field: 'grade',
      code: 'GRADE_REQUIRED',
      message: { zh: '请填写评价等次。', en: 'State the grade of the evaluation.' },
    },
  ];
}

function reviewerFaults({ minimumReviewers }: PossibleMove, { reviewers }: MoveRequest): MoveFault[] {
  const enough = enoughReviewers(reviewers, minimumReviewers ?? 0);
  if (enough === true) return [];
  const asked = `不少于${minimumReviewers}名相同或相近学科、副高职称以上的同行专家`;
  const [askedEn] = [
    `${minimumReviewers} peers of the same or a near discipline and of associate rank or above`,
  ];
  return [
    enough === false
      ? {
          field: 'reviewers',
          code: 'NOT_ENOUGH_REVIEWERS',
          message: { zh: `需要${asked}的评议意见。`, en: `It needs the opinions of at least ${askedEn}.` },
        }
      : {
          field: 'reviewers',
          code: 'REVIEWERS_UNKNOWN',
          message: {
            zh: `需要${asked}；请填写各位专家的学科和职称是否符合。`,
            en: `It needs at least ${askedEn}; state of each whether discipline and rank fit.`,
          },
        },
  ];
}

function consentFaults({ needsConsent }: PossibleMove, { allMembersAgreed }: MoveRequest): MoveFault[] {
  if (!needsConsent || allMembersAgreed === true) return [];
  return [
    {
      field: 'allMembersAgreed',
      code: 'CONSENT_REQUIRED',
      message: {
        zh: '建设期内解散须经全体成员协商一致；请确认。',
        en: 'While its plan runs it dissolves only where all members have agreed; state that they have.',
      },
    },
  ];
}

/** When the notice that a move begins ends: as the policy has it, or later where that is stated. */
function noticeOf(
  policy: Policy,
  { kind, to }: PossibleMove,
  { noticeEndsOn: stated }: MoveRequest,
  on: CalendarDate,
): { readonly endsOn: CalendarDate | null; readonly faults: readonly MoveFault[] } {
  const notice = kind === 'ADVANCE' && to === 'PUBLIC_NOTICE' ? publicNotice(policy, on) : null;
  if (notice === null) return { endsOn: null, faults: [] };
  if (stated === null && notice.endsOn === null) {
    return { endsOn: null, faults: [{ ...NOTICE_END_NEEDED, field: 'noticeEndsOn' }] };
  }
  const least = notice.endsOn ?? on;
  if (stated === null || stated >= least) return { endsOn: stated ?? least, faults: [] };
  return {
    endsOn: null,
    faults: [
      {
        field: 'noticeEndsOn',
        code: 'NOTICE_TOO_SHORT',
        message: {
          zh: `公示截止日期不能早于${least}。`,
          en: `The notice ends on ${least} at the earliest.`,
        },
      },
    ],
  };
}
