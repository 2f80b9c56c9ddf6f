import { describe, expect, it } from 'vitest';
import type { Stage } from '../../src/domain/vocabulary.ts';
import { type ApplicationState, moverOf, possibleMoves } from '../../src/policy/application-move.ts';
import { judgeMove, type MoveRequest } from '../../src/policy/move-request.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { madePolicy } from './made-policy.ts';
import { policyOf } from './sample.ts';
import { LIFE, noonOf, NOTHING_SAID, standing } from './standing.ts';

/** A policy with this course; its rule has the numbers two, four and one. */
function policyWith(course: string): Policy {
  const parameters =
    '[{ name: two, value: 2, unit: reviewers }, { name: four, value: 4, unit: reviewers }, { name: one, value: 1, unit: years }]';
  const rule = { id: 'MD-C1', condition: '{ test: leadRegisteredInside }', parameters };
  return madePolicy([rule], `course:\n${course}`);
}

/** A stage as a course states it. */
function stage(name: Stage, by: string, more = ''): string {
  return `    - { stage: ${name}, rule: MD-C1, by: ${by}, title: { zh: 到${name}, en: To ${name} }${more} }\n`;
}

function moves(policy: Policy, state: ApplicationState, on = '2025-08-01'): string[] {
  return possibleMoves(policy, state, noonOf(on)).map(({ kind, to, movers, minimumReviewers, hindrances }) =>
    [kind, to, movers.join('+'), minimumReviewers, ...hindrances.map(({ code }) => code)].join(' '),
  );
}

/** What is said against a move: field, code, Chinese, English. */
function said(key: string, state: ApplicationState, request: Partial<MoveRequest>, at: Date) {
  return judgeMove(policyOf(key), state, { ...NOTHING_SAID, ...request }, at).faults.map(
    ({ field, code, message }) => [field, code, message.zh, message.en],
  );
}

describe('who moves', () => {
  it.each([
    ['LEAD', 'APPLICANT'],
    ['CONSORTIUM', 'APPLICANT'],
    ['MEMBERS', 'APPLICANT'],
    ['LOCAL_BUREAU', 'DISTRICT'],
    ['CITY_BUREAU', 'CITY'],
    ['PROVINCE', 'CITY'],
    ['EXPERTS', 'CITY'],
  ] as const)('for %s is %s', (by, mover) => {
    expect(moverOf(by)).toBe(mover);
  });

  it('neither returns nor refuses what was not handed in, or what the applicant goes on with', () => {
    const policy = policyWith(
      `  stages:\n${stage('DRAFTING', 'LEAD')}${stage('SUBMITTED', 'LOCAL_BUREAU')}${stage('LOCAL_REVIEW', 'LEAD')}${stage('DECIDED', 'CITY_BUREAU')}`,
    );
    expect(moves(policy, standing('DRAFTING'))).toEqual([
      'ADVANCE SUBMITTED DISTRICT ',
      'WITHDRAW DRAFTING APPLICANT ',
    ]);
    expect(moves(policy, standing('SUBMITTED'))).toEqual([
      'ADVANCE LOCAL_REVIEW APPLICANT ',
      'WITHDRAW SUBMITTED APPLICANT ',
    ]);
    expect(moves(policy, standing('LOCAL_REVIEW'))).toEqual([
      'ADVANCE DECIDED CITY ',
      'RETURN DRAFTING CITY ',
      'REFUSE LOCAL_REVIEW CITY ',
      'WITHDRAW LOCAL_REVIEW APPLICANT ',
    ]);
    expect(moves(policy, standing('DECIDED'))).toEqual(['WITHDRAW DECIDED APPLICANT ']);
  });

  it('does not set to work what was never filed', () => {
    const policy = policyWith(
      `  stages:\n${stage('DRAFTING', 'LEAD')}${stage('DECIDED', 'CITY_BUREAU')}${stage('RUNNING', 'CITY_BUREAU')}`,
    );
    expect(moves(policy, standing('DECIDED'))).toEqual(['WITHDRAW DECIDED APPLICANT ']);
    expect(moves(policy, standing('DRAFTING'))[0]).toBe('ADVANCE DECIDED CITY ');
  });

  it('asks for the opinions of as many peers as the strictest of the stages that are left out', () => {
    const skipped = ', skippedForLeads: [NEW_RD_INSTITUTE], reviewers:';
    const course = (first: string, second: string) =>
      policyWith(
        `  stages:\n${stage('SUBMITTED', 'LEAD')}${stage('LOCAL_REVIEW', 'LOCAL_BUREAU', `${skipped} ${first}`)}${stage('DECIDED', 'CITY_BUREAU', `, reviewers: ${second}`)}`,
      );
    for (const [first, second] of [
      ['two', 'four'],
      ['four', 'two'],
    ] as const) {
      const institute = standing('SUBMITTED', { leadKind: 'NEW_RD_INSTITUTE' });
      expect(moves(course(first, second), institute)[0]).toBe('ADVANCE DECIDED CITY 4');
    }
    expect(moves(course('two', 'four'), standing('SUBMITTED'))[0]).toBe('ADVANCE LOCAL_REVIEW DISTRICT 2');
  });

  it('goes by a course whose rule or number is there, and says so where it is not', () => {
    const policy = policyOf('weihai-2022');
    const without = (change: Partial<Policy['rules'][number]>) => ({
      ...policy,
      rules: policy.rules.map((rule) => (rule.id === 'WH-P1' ? { ...rule, ...change } : rule)),
    });
    const act = (change: Partial<Policy['rules'][number]>) => () =>
      possibleMoves(without(change), standing('SUBMITTED'), noonOf('2024-03-01'));
    expect(act({ parameters: [] })).toThrow('WH-P1 has no parameter minimumReviewers');
    expect(act({ id: 'WH-P9' })).toThrow('weihai-2022 has no rule WH-P1');
  });
});

const consequence = (effect: string, title: string, more: string) =>
  `    - { rule: MD-C1, title: { zh: ${title}后果, en: ${title} }, effect: ${effect}, after: { event: GRADE, grade: POOR }${more} }\n`;

const evaluated = (heldOn: string) =>
  standing('EVALUATED', { life: { ...LIFE, evaluations: [{ heldOn, grade: 'POOR' }] } });

const policyWithConsequences = () =>
  policyWith(
    `  stages:\n${stage('FILED', 'CITY_BUREAU')}${stage('EVALUATED', 'CITY_BUREAU')}${stage('REVOKED', 'CITY_BUREAU')}${stage('DISSOLVED', 'LEAD')}` +
      `  consequences:\n${consequence('MORE_SUPPORT', 'More', '')}${consequence('ROLLING_SUPPORT', 'Rolling', ', lasts: one')}${consequence('REVOKED', 'Revoked', ', lasts: one')}` +
      '  dissolution: { rule: MD-C1, by: MEMBERS, consent: true, notWithProjects: [] }\n',
  );

describe('a consortium that was evaluated', () => {
  it('goes where what follows leads to, as long as it lasts', () => {
    const within = moves(policyWithConsequences(), evaluated('2024-08-02'));
    expect(within).toEqual([
      'ADVANCE EVALUATED CITY ',
      'ADVANCE ROLLING_SUPPORT CITY ',
      'ADVANCE REVOKED CITY ',
      'ADVANCE DISSOLVED APPLICANT ',
    ]);
    expect(moves(policyWithConsequences(), evaluated('2024-08-01'))).toEqual([
      'ADVANCE EVALUATED CITY ',
      'ADVANCE ROLLING_SUPPORT CITY  NOT_CALLED_FOR',
      'ADVANCE REVOKED CITY  NOT_CALLED_FOR',
      'ADVANCE DISSOLVED APPLICANT ',
    ]);
  });

  it('is told which consequence does not follow, and dissolves by the title of the course', () => {
    const [, rolling, revoked, dissolved] = possibleMoves(
      policyWithConsequences(),
      evaluated('2024-08-01'),
      noonOf('2025-08-01'),
    );
    expect(rolling?.hindrances[0]?.message.en).toBe(
      'The evaluations on record do not lead to "Rolling"; record the evaluation first.',
    );
    expect(revoked?.hindrances[0]?.message).toEqual({
      zh: '已登记的评价结果不足以“Revoked后果”；请先登记评价。',
      en: 'The evaluations on record do not lead to "Revoked"; record the evaluation first.',
    });
    expect([revoked?.title.en, dissolved?.title.en, dissolved?.needsConsent]).toEqual([
      'To REVOKED',
      'To DISSOLVED',
      true,
    ]);
  });

  it('of Zhenjiang knows no move that its policy does not name', () => {
    expect(moves(policyOf('zhenjiang-2023'), standing('EVALUATED'), '2025-01-01')).toEqual([
      'ADVANCE RUNNING APPLICANT ',
      'ADVANCE EVALUATED CITY ',
      'ADVANCE REVOKED CITY  NOT_CALLED_FOR',
      'ADVANCE DISSOLVED APPLICANT ',
    ]);
    const [, , revoked] = possibleMoves(
      policyOf('zhenjiang-2023'),
      standing('EVALUATED'),
      noonOf('2025-01-01'),
    );
    expect(revoked?.hindrances.map(({ message }) => message.en)).toEqual([
      'The evaluations on record do not lead to "The title is withdrawn"; record the evaluation first.',
    ]);
  });
});

describe('what is said with a move', () => {
  const poor = standing('EVALUATED', {
    life: { ...LIFE, evaluations: [{ heldOn: '2024-12-01', grade: 'POOR' }] },
  });
  const at = noonOf('2025-01-02');

  it.each(['ADJUSTED', 'SUSPENDED'] as const)('is a reason where it takes something away: %s', (to) => {
    expect(said('zhejiang-2022', poor, { to }, at)).toEqual([
      ['reason', 'REASON_REQUIRED', '请说明理由。', 'Say why.'],
    ]);
    expect(said('zhejiang-2022', poor, { to, reason: '整改' }, at)).toEqual([]);
  });

  it('is a reason for the loss of the title and for the end, and none for work', () => {
    const failed = ['2023-12-01', '2024-12-01'].map((heldOn) => ({ heldOn, grade: 'UNQUALIFIED' as const }));
    const twice = standing('EVALUATED', { life: { ...LIFE, evaluations: failed } });
    for (const to of ['REVOKED', 'DISSOLVED'] as const) {
      expect(said('zhenjiang-2023', twice, { to }, at).map(([, code]) => code)).toEqual(['REASON_REQUIRED']);
      expect(said('zhenjiang-2023', twice, { to, reason: '理由' }, at)).toEqual([]);
    }
    expect(said('zhenjiang-2023', twice, { to: 'RUNNING' }, at)).toEqual([]);
    // To work on needs nobody's consent, to dissolve does.
    expect(said('taizhou-2025-draft', standing('FILED'), { to: 'RUNNING' }, at)).toEqual([]);
  });

  it('is a grade for an evaluation and for nothing else', () => {
    expect(said('zhenjiang-2023', standing('RUNNING'), { to: 'EVALUATED', grade: 'EXCELLENT' }, at)).toEqual(
      [],
    );
    expect(said('zhejiang-2022', poor, { to: 'RUNNING' }, at)).toEqual([]);
  });

  it('begins no public notice where it takes the application back or refuses it', () => {
    const shown = standing('PUBLIC_NOTICE', { noticeEndsOn: '2025-08-25' });
    for (const request of [{ kind: 'WITHDRAW' }, { kind: 'REFUSE', reason: '理由' }] as const) {
      const { faults, noticeEndsOn } = judgeMove(
        policyOf('weihai-2022'),
        shown,
        { ...NOTHING_SAID, ...request },
        noonOf('2025-08-20'),
      );
      expect([faults, noticeEndsOn]).toEqual([[], null]);
    }
  });
});

const recommend = (instant: string) =>
  said(
    'hangzhou-2022',
    standing('LOCAL_REVIEW', { passed: ['DRAFTING', 'SUBMITTED'] }),
    { to: 'RECOMMENDED' },
    new Date(instant),
  );

describe('the day of a move', () => {
  it('is after the standing of the policy was asked about, once it has been handed in', () => {
    const peer = { nearDiscipline: true, associateRank: true };
    const review = { to: 'LOCAL_REVIEW', reviewers: [peer, peer, peer] } as const;
    expect(said('weihai-2022', standing('SUBMITTED'), review, noonOf('2025-06-29'))).toEqual([]);
  });

  it('is before a window opens, whose day is told where the text gives one', () => {
    const review = { to: 'LOCAL_REVIEW' } as const;
    expect(said('wenzhou-2025', standing('SUBMITTED'), review, noonOf('2025-07-20'))).toEqual([
      [null, 'WINDOW_NOT_OPEN', '“审核推荐”尚未开放。', '"Local check and recommendation" is not open.'],
    ]);
    expect(said('wenzhou-2025', standing('DRAFTING'), { to: 'SUBMITTED' }, noonOf('2025-07-20'))).toEqual([
      [
        null,
        'WINDOW_NOT_OPEN',
        '“网上申报”尚未开放，2025-07-21开放。',
        '"Online application" is not open before 2025-07-21.',
      ],
    ]);
  });

  it('is the last of a window to its end, and closed when the next begins', () => {
    expect(recommend('2022-11-18T23:59:59.999+08:00')).toEqual([]);
    expect(recommend('2022-11-19T00:00:00+08:00')).toEqual([
      [
        null,
        'WINDOW_CLOSED',
        '“区县（市）报送”已于2022-11-19 00:00（北京时间）截止。',
        '"Districts send the papers" closed at 2022-11-19 00:00 (Asia/Shanghai).',
      ],
    ]);
  });

  it('is after a public notice, whose end must be known', () => {
    expect(
      said('wenzhou-2025', standing('PUBLIC_NOTICE'), { to: 'FILED' }, noonOf('2025-08-26')).map(
        ([, code]) => code,
      ),
    ).toEqual(['NOTICE_END_NEEDED']);
  });
});
