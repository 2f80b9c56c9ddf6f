import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, shanghaiDate } from '../../src/domain/calendar-date.ts';
import { type EvaluationGrade, STAGES, type Stage, UNIT_KINDS } from '../../src/domain/vocabulary.ts';
import {
  type ApplicationState,
  isFiled,
  type MoveKind,
  type Mover,
  possibleMoves,
} from '../../src/policy/application-move.ts';
import { judgeMove, type MoveRequest } from '../../src/policy/move-request.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { policies, policyOf } from './sample.ts';
import { NOTHING_SAID } from './standing.ts';

const DRAFT: ApplicationState = {
  stage: 'DRAFTING',
  ending: null,
  leadKind: 'ENTERPRISE',
  passed: ['DRAFTING'],
  noticeEndsOn: null,
  life: null,
  projectLevels: [],
  units: [],
};
const PEER = { nearDiscipline: true, associateRank: true };
const EVERYTHING_SAID: MoveRequest = {
  ...NOTHING_SAID,
  reason: '理由',
  reviewers: [PEER, PEER, PEER],
  grade: 'QUALIFIED',
  allMembersAgreed: true,
};
const filed = (stage: Stage, more: Partial<ApplicationState> = {}): ApplicationState => ({
  ...DRAFT,
  stage,
  life: { filedOn: '2024-02-01', dissolvedOn: null, planEndsOn: '2027-12-31', reports: [], evaluations: [] },
  ...more,
});

/** Noon of a day in Asia/Shanghai. */
const noonOf = (day: string) => new Date(`${day}T12:00:00+08:00`);
/** An instant at which each policy takes applications, with its draft taken as adopted. */
const TIMES: Readonly<Record<string, string>> = {
  'wenzhou-2025': '2025-08-01',
  'zhejiang-2022': '2023-03-01',
  'hangzhou-2022': '2022-11-01',
  'taizhou-2025-draft': '2026-03-02',
  'zhenjiang-2023': '2024-03-01',
  'weihai-2022': '2024-03-01',
};
const adopted = (policy: Policy): Policy => ({
  ...policy,
  standing: 'IN_FORCE',
  validFrom: policy.validFrom ?? policy.existsFrom,
});
const timeOf = ({ key }: Policy) => noonOf(TIMES[key] ?? '2025-08-01');

/** The state after a move, as the graph keeps it. */
function after(state: ApplicationState, kind: MoveKind, to: Stage, noticeEndsOn: string | null) {
  return {
    ...state,
    stage: to,
    ending: kind === 'REFUSE' ? ('REFUSED' as const) : kind === 'WITHDRAW' ? ('WITHDRAWN' as const) : null,
    passed: [...state.passed, to],
    noticeEndsOn: noticeEndsOn ?? state.noticeEndsOn,
    life: isFiled(to) ? filed(to).life : null,
  };
}

/** The stages from the draft to the end of a course before it runs, with who moves into each. */
function courseOf(policy: Policy, from: ApplicationState): [Stage, Mover][] {
  const stages: [Stage, Mover][] = [];
  let state = from;
  let at = timeOf(policy);
  for (;;) {
    const move = possibleMoves(policy, state, at).find(({ kind }) => kind === 'ADVANCE');
    if (!move || isFiled(state.stage)) return stages;
    const notice = policy.course.notice ? shanghaiDate(new Date(at.getTime() + 7 * 86_400_000)) : null;
    if (move.to === 'FILED' && state.noticeEndsOn !== null) at = noonOf(addDays(state.noticeEndsOn, 1));
    const request = { ...EVERYTHING_SAID, to: move.to, noticeEndsOn: notice };
    const judged = judgeMove(policy, state, request, at);
    expect(judged.faults).toEqual([]);
    stages.push([move.to, move.movers[0] ?? 'CITY']);
    state = after(state, 'ADVANCE', move.to, judged.noticeEndsOn);
  }
}

describe('the course of an application', () => {
  it.each([
    [
      'wenzhou-2025',
      'SUBMITTED APPLICANT, LOCAL_REVIEW DISTRICT, RECOMMENDED DISTRICT, EXPERT_REVIEW CITY, DECIDED CITY, PUBLIC_NOTICE CITY, FILED CITY',
    ],
    [
      'zhejiang-2022',
      'SUBMITTED APPLICANT, LOCAL_REVIEW CITY, RECOMMENDED CITY, EXPERT_REVIEW CITY, DECIDED CITY, FILED CITY',
    ],
    ['hangzhou-2022', 'SUBMITTED APPLICANT, LOCAL_REVIEW DISTRICT, RECOMMENDED DISTRICT'],
    [
      'taizhou-2025-draft',
      'SUBMITTED APPLICANT, LOCAL_REVIEW DISTRICT, RECOMMENDED DISTRICT, EXPERT_REVIEW CITY, DECIDED CITY, FILED CITY',
    ],
    [
      'zhenjiang-2023',
      'SUBMITTED APPLICANT, LOCAL_REVIEW DISTRICT, EXPERT_REVIEW CITY, DECIDED CITY, FILED CITY',
    ],
    [
      'weihai-2022',
      'SUBMITTED APPLICANT, LOCAL_REVIEW DISTRICT, RECOMMENDED DISTRICT, FORMAL_CHECK CITY, EXPERT_REVIEW CITY, DECIDED CITY, PUBLIC_NOTICE CITY, FILED CITY',
    ],
  ])('of %s leads from the draft through %s', (key, stages) => {
    const course = courseOf(adopted(policyOf(key)), DRAFT);
    expect(course.map((step) => step.join(' ')).join(', ')).toBe(stages);
  });

  it('leaves the district of Weihai out for a new-type institute, and takes the peers along', () => {
    const policy = policyOf('weihai-2022');
    const state = { ...DRAFT, stage: 'SUBMITTED' as const, leadKind: 'NEW_RD_INSTITUTE' as const };
    const move = possibleMoves(policy, state, timeOf(policy))[0];
    expect(move).toMatchObject({ to: 'FORMAL_CHECK', minimumReviewers: 3, movers: ['CITY'] });
    const unknown = possibleMoves(policy, { ...state, leadKind: null }, timeOf(policy))[0];
    expect(unknown?.hindrances.map(({ code }) => code)).toEqual(['LEAD_KIND_UNKNOWN']);
  });

  it.each(policies.all().map((policy) => [policy.key, adopted(policy)] as const))(
    'of %s knows no other moves, from any stage',
    (_, policy) => {
      for (const stage of STAGES) {
        const state = isFiled(stage) ? filed(stage) : { ...DRAFT, stage };
        const known = possibleMoves(policy, state, timeOf(policy));
        for (const to of STAGES) {
          if (known.some((move) => move.kind === 'ADVANCE' && move.to === to)) continue;
          const { move, faults } = judgeMove(policy, state, { ...EVERYTHING_SAID, to }, timeOf(policy));
          expect([move, faults.map(({ code }) => code)]).toEqual([null, ['MOVE_NOT_ALLOWED']]);
        }
      }
    },
  );

  it('never goes round the decision, the notice or an end, whatever moves are made', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...policies.all()),
        fc.constantFrom(...UNIT_KINDS),
        fc.array(fc.nat(20), { maxLength: 40 }),
        (policy, leadKind, choices) => {
          expect(violations(adopted(policy), { ...DRAFT, leadKind }, choices)).toEqual([]);
        },
      ),
    );
  });
});

/** What a walk through a course does that it must not. */
function violations(policy: Policy, from: ApplicationState, choices: readonly number[]): string[] {
  const at = timeOf(policy);
  const order = policy.course.stages.map(({ stage }) => stage);
  const trail: Stage[] = ['DRAFTING'];
  const found: string[] = [];
  const must = (what: string, holds: boolean) => void (holds || found.push(what));
  let state = from;
  for (const choice of choices) {
    const moves = possibleMoves(policy, state, at).filter(({ hindrances }) => hindrances.length === 0);
    must('end', state.ending === null || moves.length === 0);
    const move = moves[choice % Math.max(1, moves.length)];
    if (!move) break;
    must('have somebody who makes it', move.movers.length > 0);
    const goesOn = move.kind !== 'ADVANCE' || isFiled(state.stage);
    must('go forward', goesOn || order.indexOf(move.to) > order.indexOf(state.stage));
    must('stay decided', move.kind !== 'RETURN' || !trail.includes('DECIDED'));
    // A notice that ended the day before lets the filing come in one walk at one instant.
    state = after(state, move.kind, move.to, addDays(shanghaiDate(at), -1));
    if (move.kind === 'ADVANCE') trail.push(move.to);
  }
  if (!trail.some(isFiled)) return found;
  must('be handed in', trail.includes('SUBMITTED'));
  must('be decided', trail.includes('DECIDED'));
  must('be published', policy.course.notice === null || trail.includes('PUBLIC_NOTICE'));
  must('stay filed', trail.slice(trail.indexOf('FILED')).every(isFiled));
  return found;
}

/** The codes of what stands against a move. */
function faults(key: string, state: ApplicationState, request: Partial<MoveRequest>, at: Date): string[] {
  return judgeMove(policyOf(key), state, { ...NOTHING_SAID, ...request }, at).faults.map(({ code }) => code);
}

/** A consortium of Zhenjiang with so many evaluations. */
function evaluated(grades: readonly EvaluationGrade[]): ApplicationState {
  const state = filed('EVALUATED');
  const evaluations = grades.map((grade, index) => ({ heldOn: `2024-0${index + 3}-01`, grade }));
  return { ...state, life: state.life && { ...state.life, evaluations } };
}

describe('what stands in the way of a move', () => {
  it('is a window, to the minute, and says when it closed', () => {
    const submit = { to: 'SUBMITTED' } as const;
    const at = (text: string) => faults('wenzhou-2025', DRAFT, submit, new Date(text));
    expect(at('2025-07-20T15:59:59Z')).toEqual(['WINDOW_NOT_OPEN']);
    expect(at('2025-08-11T09:00:00Z')).toEqual([]);
    expect(at('2025-08-11T09:00:01Z')).toEqual(['WINDOW_CLOSED']);
    const { faults: closed } = judgeMove(
      policyOf('wenzhou-2025'),
      DRAFT,
      { ...NOTHING_SAID, ...submit },
      new Date('2025-08-12T00:00:00Z'),
    );
    expect(closed[0]?.message.zh).toContain('2025-08-11 17:00');
  });

  it('is no window that it was in time for before it was returned', () => {
    const submit = { to: 'SUBMITTED' } as const;
    const review = { to: 'LOCAL_REVIEW' } as const;
    const early: ApplicationState = { ...DRAFT, passed: ['DRAFTING', 'SUBMITTED'] };
    expect(faults('wenzhou-2025', early, submit, noonOf('2025-08-13'))).toEqual([]);
    const again = { ...early, stage: 'SUBMITTED' } as const;
    expect(faults('wenzhou-2025', again, review, noonOf('2025-08-15'))).toEqual(['WINDOW_CLOSED']);
    const reviewed = { ...again, passed: [...early.passed, 'LOCAL_REVIEW' as const] };
    expect(faults('wenzhou-2025', reviewed, review, noonOf('2025-08-15'))).toEqual([]);
  });

  it('is the standing of the policy', () => {
    const submit = { to: 'SUBMITTED' } as const;
    expect(faults('taizhou-2025-draft', DRAFT, submit, noonOf('2025-06-10'))).toEqual([
      'POLICY_NOT_IN_FORCE',
    ]);
    expect(faults('weihai-2022', DRAFT, submit, noonOf('2025-06-29'))).toEqual(['POLICY_NOT_IN_FORCE']);
    expect(faults('weihai-2022', DRAFT, submit, noonOf('2025-06-28'))).toEqual([]);
  });

  it('is too few peers, or peers of whom too little is known', () => {
    const state = { ...DRAFT, stage: 'SUBMITTED' } as const;
    const review = (reviewers: MoveRequest['reviewers']) =>
      faults('weihai-2022', state, { to: 'LOCAL_REVIEW', reviewers }, noonOf('2024-03-01'));
    expect(review([PEER, PEER, PEER])).toEqual([]);
    expect(review([PEER, PEER])).toEqual(['NOT_ENOUGH_REVIEWERS']);
    expect(review([PEER, PEER, { ...PEER, associateRank: null }])).toEqual(['REVIEWERS_UNKNOWN']);
  });

  it('is a public notice that runs, whose end is computed, or stated where it cannot be', () => {
    const decided = { ...DRAFT, stage: 'DECIDED' } as const;
    const publish = (key: string, on: string, noticeEndsOn: string | null) => {
      const request = { ...NOTHING_SAID, to: 'PUBLIC_NOTICE', noticeEndsOn } as const;
      const judged = judgeMove(policyOf(key), decided, request, noonOf(on));
      return [judged.noticeEndsOn, ...judged.faults.map(({ code }) => code)];
    };
    expect(publish('wenzhou-2025', '2025-08-18', null)).toEqual(['2025-08-25']);
    expect(publish('wenzhou-2025', '2025-08-18', '2025-08-22')).toEqual([null, 'NOTICE_TOO_SHORT']);
    expect(publish('wenzhou-2025', '2025-08-18', '2025-08-29')).toEqual(['2025-08-29']);
    expect(publish('wenzhou-2025', '2030-01-02', null)).toEqual([null, 'NOTICE_END_NEEDED']);
    expect(publish('weihai-2022', '2024-08-19', null)).toEqual([null, 'NOTICE_END_NEEDED']);
    const published = { ...DRAFT, stage: 'PUBLIC_NOTICE', noticeEndsOn: '2025-08-25' } as const;
    expect(faults('wenzhou-2025', published, { to: 'FILED' }, noonOf('2025-08-25'))).toEqual([
      'NOTICE_RUNNING',
    ]);
    expect(faults('wenzhou-2025', published, { to: 'FILED' }, noonOf('2025-08-26'))).toEqual([]);
  });

  it('is an evaluation that does not call for it', () => {
    const revoke = { to: 'REVOKED', reason: '连续两次不合格' } as const;
    const at = noonOf('2025-01-01');
    expect(faults('zhenjiang-2023', evaluated(['UNQUALIFIED']), revoke, at)).toEqual(['NOT_CALLED_FOR']);
    expect(faults('zhenjiang-2023', evaluated(['UNQUALIFIED', 'UNQUALIFIED']), revoke, at)).toEqual([]);
  });

  it('is a project during which it does not dissolve, or a member that has not agreed', () => {
    const at = noonOf('2026-01-05');
    const dissolve = { to: 'DISSOLVED', reason: '目标完成' } as const;
    const held = filed('RUNNING', { projectLevels: ['MUNICIPAL', 'COUNTY'] });
    expect(faults('zhenjiang-2023', held, dissolve, at)).toEqual(['PROJECTS_IN_PROGRESS']);
    expect(faults('zhenjiang-2023', filed('RUNNING', { projectLevels: [null] }), dissolve, at)).toEqual([
      'PROJECTS_UNKNOWN',
    ]);
    expect(faults('zhenjiang-2023', filed('RUNNING', { projectLevels: ['COUNTY'] }), dissolve, at)).toEqual(
      [],
    );
    expect(faults('taizhou-2025-draft', filed('RUNNING'), dissolve, at)).toEqual(['CONSENT_REQUIRED']);
    expect(
      faults('taizhou-2025-draft', filed('RUNNING'), { ...dissolve, allMembersAgreed: true }, at),
    ).toEqual([]);
    const over = noonOf('2028-03-31');
    expect(faults('taizhou-2025-draft', filed('RUNNING'), dissolve, over)).toEqual([]);
  });

  it('is a reason or a grade that is not given', () => {
    const at = noonOf('2025-01-01');
    const submitted = { ...DRAFT, stage: 'SUBMITTED' } as const;
    for (const kind of ['RETURN', 'REFUSE'] as const) {
      expect(faults('zhenjiang-2023', submitted, { kind }, at)).toEqual(['REASON_REQUIRED']);
      expect(faults('zhenjiang-2023', submitted, { kind, reason: '材料不全' }, at)).toEqual([]);
    }
    expect(faults('zhenjiang-2023', filed('RUNNING'), { to: 'EVALUATED' }, at)).toEqual(['GRADE_REQUIRED']);
  });
});
