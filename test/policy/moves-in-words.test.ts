import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../src/domain/vocabulary.ts';
import { type ApplicationState, isFiled, possibleMoves } from '../../src/policy/application-move.ts';
import { judgeMove, type MoveRequest } from '../../src/policy/move-request.ts';
import { policies, policyOf } from './sample.ts';
import { LIFE, noonOf, NOTHING_SAID, standing } from './standing.ts';

/** The moves from a stage: kind, stage, movers, rule, titles, how many papers and peers are asked for. */
function moves(key: string, stage: Stage, on: string, more: Partial<ApplicationState> = {}): string[] {
  return possibleMoves(policyOf(key), standing(stage, more), noonOf(on)).map((move) =>
    [
      move.kind,
      move.to,
      move.movers.join('+'),
      move.rule,
      move.title.zh,
      move.title.en,
      `${move.needs.length} papers`,
      `${move.minimumReviewers} peers`,
      ...move.hindrances.map(({ code }) => code),
    ].join(', '),
  );
}

const WITHDRAW = (stage: Stage) =>
  `WITHDRAW, ${stage}, APPLICANT, , 撤回申报, Withdrawn, 0 papers, null peers`;

function kinds(stage: Stage) {
  return moves('weihai-2022', stage, '2024-03-01').map((move) => move.split(',')[0]);
}

describe('the moves of an application', () => {
  it('are of the applicant alone until it is handed in', () => {
    expect(moves('wenzhou-2025', 'DRAFTING', '2025-08-01')).toEqual([
      'ADVANCE, SUBMITTED, APPLICANT, WZ-P1, 网上申报, Submit online, 0 papers, null peers',
      WITHDRAW('DRAFTING'),
    ]);
  });

  it('of a district are refused by the city as well, those of the city by nobody else', () => {
    expect(moves('weihai-2022', 'SUBMITTED', '2024-03-01')).toEqual([
      'ADVANCE, LOCAL_REVIEW, DISTRICT, WH-P1, 区市核审和同行评议, Review by the district and by peers, 1 papers, 3 peers',
      'RETURN, DRAFTING, DISTRICT, WH-P1, 退回补正, Returned to be completed, 0 papers, null peers',
      'REFUSE, SUBMITTED, DISTRICT+CITY, WH-P1, 不予通过, Refused, 0 papers, null peers',
      WITHDRAW('SUBMITTED'),
    ]);
    expect(moves('weihai-2022', 'RECOMMENDED', '2024-03-01').slice(1)).toEqual([
      'RETURN, DRAFTING, CITY, WH-P2, 退回补正, Returned to be completed, 0 papers, null peers',
      'REFUSE, RECOMMENDED, CITY, WH-P2, 不予通过, Refused, 0 papers, null peers',
      WITHDRAW('RECOMMENDED'),
    ]);
  });

  it('no longer send it back once it is decided', () => {
    expect(kinds('EXPERT_REVIEW')).toEqual(['ADVANCE', 'RETURN', 'REFUSE', 'WITHDRAW']);
    expect(kinds('DECIDED')).toEqual(['ADVANCE', 'REFUSE', 'WITHDRAW']);
    expect(kinds('PUBLIC_NOTICE')).toEqual(['ADVANCE', 'REFUSE', 'WITHDRAW']);
  });

  it('from a stage that the policy does not have only take it back', () => {
    for (const policy of policies.all()) {
      const own = new Set(policy.course.stages.map(({ stage }) => stage));
      for (const stage of STAGES.filter((each) => !isFiled(each) && !own.has(each))) {
        expect([policy.key, moves(policy.key, stage, '2025-08-01')]).toEqual([policy.key, [WITHDRAW(stage)]]);
      }
    }
  });

  it('are none once it has ended', () => {
    for (const ending of ['REFUSED', 'WITHDRAWN'] as const) {
      const state = standing('SUBMITTED', { ending });
      const { move, faults } = judgeMove(policyOf('wenzhou-2025'), state, NOTHING_SAID, noonOf('2025-08-01'));
      expect(move).toBeNull();
      expect(faults).toEqual([
        {
          field: 'to',
          code: 'MOVE_NOT_ALLOWED',
          message: { zh: '流程已结束，不能再变更。', en: 'Its course has ended; nothing follows.' },
        },
      ]);
    }
  });
});

describe('the moves of a consortium', () => {
  it('begin its work, evaluate it, and act on what came of it', () => {
    const poor = { life: { ...LIFE, evaluations: [{ heldOn: '2024-12-01', grade: 'POOR' as const }] } };
    expect(moves('zhejiang-2022', 'EVALUATED', '2025-01-01', poor)).toEqual([
      'ADVANCE, RUNNING, APPLICANT, ZJ-P4, 分阶段、分年度攻关, Work by stage and year, 0 papers, null peers',
      'ADVANCE, EVALUATED, CITY, ZJ-R2, 年度评价, Yearly evaluation, 0 papers, null peers',
      'ADVANCE, ROLLING_SUPPORT, CITY, ZJ-R2, 后续项目滚动支持, Rolling support of projects, 0 papers, null peers, NOT_CALLED_FOR',
      'ADVANCE, ADJUSTED, CITY, ZJ-R2, 视情调整或中止, Adjusted or suspended, as the case may be, 0 papers, null peers',
      'ADVANCE, SUSPENDED, CITY, ZJ-R2, 视情调整或中止, Adjusted or suspended, as the case may be, 0 papers, null peers',
    ]);
    expect(moves('zhejiang-2022', 'FILED', '2025-01-01', poor)).toHaveLength(1);
    expect(moves('zhejiang-2022', 'RUNNING', '2025-01-01', poor)).toHaveLength(1);
  });

  it('end with the title or the consortium', () => {
    expect(moves('zhenjiang-2023', 'FILED', '2025-01-01')).toEqual([
      'ADVANCE, RUNNING, APPLICANT, ZHJ-R1, 培育建设, At work, 0 papers, null peers',
      'ADVANCE, REVOKED, CITY, ZHJ-V1, 取消资格, Title withdrawn, 0 papers, null peers, NOT_CALLED_FOR',
      'ADVANCE, DISSOLVED, APPLICANT, ZHJ-R2, 解散, Dissolution, 0 papers, null peers',
    ]);
    for (const stage of ['REVOKED', 'DISSOLVED'] as const) {
      expect(moves('zhenjiang-2023', stage, '2025-01-01')).toEqual([]);
    }
    expect(moves('zhenjiang-2023', 'FILED', '2025-01-01', { life: null })).toEqual([]);
  });
});

/** What is said to somebody who asks for a move: field, code, Chinese, English. */
function said(
  key: string,
  state: ApplicationState,
  request: Partial<MoveRequest>,
  at: Date,
): (string | null)[][] {
  return judgeMove(policyOf(key), state, { ...NOTHING_SAID, ...request }, at).faults.map((fault) => [
    fault.field,
    fault.code,
    fault.message.zh,
    fault.message.en,
  ]);
}

describe('what stands against a move', () => {
  const peer = { nearDiscipline: true, associateRank: true };

  it('is a course that leads elsewhere, which is named', () => {
    expect(said('zhenjiang-2023', standing('SUBMITTED'), { to: 'FILED' }, noonOf('2025-01-01'))).toEqual([
      [
        'to',
        'MOVE_NOT_ALLOWED',
        '按该政策的流程，当前只能：所在地初审、退回补正、不予通过、撤回申报。',
        'Under the course of this policy only these follow: Check by the local bureau; Returned to be completed; Refused; Withdrawn.',
      ],
    ]);
  });

  it('is a window, with its times in Shanghai', () => {
    const state = standing('DRAFTING');
    const submit = { to: 'SUBMITTED' } as const;
    expect(said('wenzhou-2025', state, submit, noonOf('2025-07-20'))).toEqual([
      [
        null,
        'WINDOW_NOT_OPEN',
        expect.stringMatching(/^“.+”尚未开放，2025-07-21开放。$/),
        expect.stringMatching(/^".+" is not open before 2025-07-21\.$/),
      ],
    ]);
    const last = new Date('2025-08-11T17:00:00+08:00');
    expect(said('wenzhou-2025', state, submit, last)).toEqual([]);
    expect(said('wenzhou-2025', state, submit, new Date(last.getTime() + 1))).toEqual([
      [
        null,
        'WINDOW_CLOSED',
        expect.stringMatching(/^“.+”已于2025-08-11 17:00（北京时间）截止。$/),
        expect.stringMatching(/^".+" closed at 2025-08-11 17:00 \(Asia\/Shanghai\)\.$/),
      ],
    ]);
    const returned = standing('DRAFTING', { passed: ['DRAFTING', 'SUBMITTED'] });
    expect(said('wenzhou-2025', returned, submit, noonOf('2025-09-01'))).toEqual([]);
  });

  it('is a policy that takes no applications, with why', () => {
    const submit = { to: 'SUBMITTED' } as const;
    const refused = (key: string, on: string) =>
      said(key, standing('DRAFTING'), submit, noonOf(on)).filter(
        ([, code]) => code === 'POLICY_NOT_IN_FORCE',
      );
    expect(refused('taizhou-2025-draft', '2025-06-12')).toEqual([
      [
        null,
        'POLICY_NOT_IN_FORCE',
        expect.stringMatching(/^《.+》是征求意见稿，不受理申报。$/),
        expect.stringMatching(/^".+" is a draft and takes no applications\.$/),
      ],
    ]);
    expect(refused('weihai-2022', '2025-06-29').flat().slice(2)).toEqual([
      expect.stringMatching(/^《.+》已于2025-06-28失效。$/),
      expect.stringMatching(/^".+" expired after 2025-06-28\.$/),
    ]);
    expect(refused('weihai-2022', '2022-06-28').flat().slice(2)).toEqual([
      expect.stringMatching(/^《.+》尚未施行。$/),
      expect.stringMatching(/^".+" is not yet in force\.$/),
    ]);
    expect(refused('weihai-2022', '2025-06-28')).toEqual([]);
  });

  it('is what is not said with it', () => {
    const at = noonOf('2024-03-01');
    const submitted = standing('SUBMITTED');
    expect(said('weihai-2022', submitted, { kind: 'RETURN', reason: '  ' }, at)).toEqual([
      ['reason', 'REASON_REQUIRED', '请说明理由。', 'Say why.'],
    ]);
    expect(said('weihai-2022', submitted, { kind: 'WITHDRAW' }, at)).toEqual([]);
    const review = { to: 'LOCAL_REVIEW' } as const;
    expect(said('weihai-2022', submitted, { ...review, reviewers: [peer, peer] }, at)).toEqual([
      [
        'reviewers',
        'NOT_ENOUGH_REVIEWERS',
        '需要不少于3名相同或相近学科、副高职称以上的同行专家的评议意见。',
        'It needs the opinions of at least 3 peers of the same or a near discipline and of associate rank or above.',
      ],
    ]);
    const unknown = { nearDiscipline: null, associateRank: true };
    expect(said('weihai-2022', submitted, { ...review, reviewers: [peer, peer, unknown] }, at)).toEqual([
      [
        'reviewers',
        'REVIEWERS_UNKNOWN',
        '需要不少于3名相同或相近学科、副高职称以上的同行专家；请填写各位专家的学科和职称是否符合。',
        'It needs at least 3 peers of the same or a near discipline and of associate rank or above; state of each whether discipline and rank fit.',
      ],
    ]);
    expect(said('weihai-2022', submitted, { ...review, reviewers: [peer, peer, peer] }, at)).toEqual([]);
    expect(said('zhenjiang-2023', standing('RUNNING'), { to: 'EVALUATED' }, noonOf('2025-01-01'))).toEqual([
      ['grade', 'GRADE_REQUIRED', '请填写评价等次。', 'State the grade of the evaluation.'],
    ]);
    expect(said('weihai-2022', standing('SUBMITTED', { leadKind: null }), review, at)[0]?.slice(1)).toEqual([
      'LEAD_KIND_UNKNOWN',
      '下一环节取决于牵头单位的类型；请先在申报材料中填写。',
      'The next stage turns on the kind of the lead; state it in the form first.',
    ]);
  });

  it('is a public notice whose end is not known, too early, or not over', () => {
    const notice = { to: 'PUBLIC_NOTICE' } as const;
    const decided = standing('DECIDED');
    expect(said('weihai-2022', decided, notice, noonOf('2024-08-19'))).toEqual([
      [
        'noticeEndsOn',
        'NOTICE_END_NEEDED',
        '公示期限无法推算（文件未写明，或该年节假日未知）；请填写公示截止日期。',
        'When the notice ends cannot be computed, for the text gives no length or the holidays of the year are not known; state its last day.',
      ],
    ]);
    const ends = (key: string, on: string, noticeEndsOn: string | null) => {
      const request = { ...NOTHING_SAID, ...notice, noticeEndsOn };
      return judgeMove(policyOf(key), decided, request, noonOf(on)).noticeEndsOn;
    };
    // Where the text gives no length it ends on the day it begins at the earliest.
    expect(ends('weihai-2022', '2024-08-19', '2024-08-19')).toBe('2024-08-19');
    expect(ends('weihai-2022', '2024-08-19', '2024-08-18')).toBeNull();
    // Five working days after 18 August 2025.
    expect(ends('wenzhou-2025', '2025-08-18', null)).toBe('2025-08-25');
    expect(ends('wenzhou-2025', '2025-08-18', '2025-08-25')).toBe('2025-08-25');
    expect(ends('wenzhou-2025', '2025-08-18', '2025-08-26')).toBe('2025-08-26');
    const early = { ...notice, noticeEndsOn: '2025-08-24' };
    expect(said('wenzhou-2025', decided, early, noonOf('2025-08-18'))).toEqual([
      [
        'noticeEndsOn',
        'NOTICE_TOO_SHORT',
        '公示截止日期不能早于2025-08-25。',
        'The notice ends on 2025-08-25 at the earliest.',
      ],
    ]);
    const shown = standing('PUBLIC_NOTICE', { noticeEndsOn: '2025-08-25' });
    expect(said('wenzhou-2025', shown, { to: 'FILED' }, noonOf('2025-08-25'))).toEqual([
      [
        null,
        'NOTICE_RUNNING',
        '公示至2025-08-25（含当日）结束；次日起方可备案。',
        'The public notice runs to 2025-08-25, that day included; file from the day after.',
      ],
    ]);
    expect(said('wenzhou-2025', shown, { to: 'FILED' }, noonOf('2025-08-26'))).toEqual([]);
  });

  it('is an evaluation that does not call for it', () => {
    const revoke = { to: 'REVOKED', reason: '理由' } as const;
    expect(said('zhenjiang-2023', standing('RUNNING'), revoke, noonOf('2025-01-01'))).toEqual([
      [
        null,
        'NOT_CALLED_FOR',
        expect.stringMatching(/^已登记的评价结果不足以“.+”；请先登记评价。$/),
        expect.stringMatching(
          /^The evaluations on record do not lead to ".+"; record the evaluation first\.$/,
        ),
      ],
    ]);
  });

  it('is a project during which it does not dissolve, or the consent of its members', () => {
    const dissolve = { to: 'DISSOLVED', reason: '理由' } as const;
    const at = noonOf('2026-01-05');
    const withProjects = (projectLevels: ApplicationState['projectLevels']) =>
      said('zhenjiang-2023', standing('RUNNING', { projectLevels }), dissolve, at);
    expect(withProjects(['MUNICIPAL', 'COUNTY', 'NATIONAL', null])).toEqual([
      [
        null,
        'PROJECTS_IN_PROGRESS',
        '仍承担2个市级以上科技计划项目，期间不得自行解散。',
        'It has 2 projects of municipal level or above, during which it does not dissolve.',
      ],
    ]);
    expect(withProjects(['COUNTY', null])).toEqual([
      [
        null,
        'PROJECTS_UNKNOWN',
        '有级别未知的在研项目；请先填写项目级别。',
        'It has projects of unknown level; state their level first.',
      ],
    ]);
    expect(withProjects(['COUNTY'])).toEqual([]);
    expect(said('taizhou-2025-draft', standing('RUNNING', { projectLevels: [null] }), dissolve, at)).toEqual([
      [
        'allMembersAgreed',
        'CONSENT_REQUIRED',
        '建设期内解散须经全体成员协商一致；请确认。',
        'While its plan runs it dissolves only where all members have agreed; state that they have.',
      ],
    ]);
  });
});
