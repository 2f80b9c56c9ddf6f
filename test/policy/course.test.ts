import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears } from '../../src/domain/calendar-date.ts';
import { planHorizonYears } from '../../src/domain/plan-horizon.ts';
import { Decimal } from '../../src/domain/decimal.ts';
import type { UnitKind } from '../../src/domain/vocabulary.ts';
import {
  applicationStages,
  closingInstant,
  enoughReviewers,
  publicNotice,
  windowsOn,
} from '../../src/policy/application.ts';
import { cityTargets, consequencesOf } from '../../src/policy/consequence.ts';
import { type ConsortiumLife, dutiesOf, type EvaluationFacts } from '../../src/policy/duty.ts';
import { KNOWN_CALENDAR_YEARS, workingDaysAfter } from '../../src/policy/working-day.ts';
import { policies, policyOf } from './sample.ts';

const life: ConsortiumLife = {
  filedOn: null,
  dissolvedOn: null,
  planEndsOn: null,
  reports: [],
  evaluations: [],
};

describe('working days', () => {
  it.each([
    ['2025-08-18', 5, '2025-08-25'],
    // The National Day holidays of 2025, with 28 September and 11 October worked.
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-30', 2, '2025-10-10'],
    ['2026-02-13', 1, '2026-02-14'],
  ])('after %s, %i end on %s', (from, count, end) => {
    expect(workingDaysAfter(from, count)).toBe(end);
  });

  it('are not guessed in years whose holidays are not known', () => {
    expect(workingDaysAfter(`${KNOWN_CALENDAR_YEARS.last}-12-30`, 5)).toBeNull();
    expect(workingDaysAfter('2030-01-01', 1)).toBeNull();
    expect(workingDaysAfter('2003-12-31', 1)).toBeNull();
    // New Year's Day of 2004 was the first that is known, and a holiday.
    expect(workingDaysAfter(`${KNOWN_CALENDAR_YEARS.first}-01-01`, 1)).toBe('2004-01-02');
  });
});

/** The windows of a policy with their states on a day. */
function states(key: string, on: string): string[] {
  return windowsOn(policyOf(key), on).map(({ window, state }) => `${window.key} ${state}`);
}

describe('windows', () => {
  it('open and close on their days, in Asia/Shanghai', () => {
    expect(states('wenzhou-2025', '2025-07-20')).toEqual([
      'application NOT_YET_OPEN',
      'recommendation NOT_YET_OPEN',
    ]);
    expect(states('wenzhou-2025', '2025-07-21')).toContain('application OPEN');
    expect(states('wenzhou-2025', '2025-08-11')).toContain('application OPEN');
    expect(states('wenzhou-2025', '2025-08-12')).toEqual(['application CLOSED', 'recommendation OPEN']);
    const closing = policyOf('wenzhou-2025').course.windows.map((window) =>
      closingInstant(window).toISOString(),
    );
    expect(closing).toEqual(['2025-08-11T09:00:00.000Z', '2025-08-14T09:00:00.000Z']);
  });

  it('read "by a day" to include it', () => {
    expect(states('hangzhou-2022', '2022-11-18')).toEqual(['recommendation OPEN']);
    expect(states('hangzhou-2022', '2022-11-19')).toEqual(['recommendation CLOSED']);
    const [window] = policyOf('hangzhou-2022').course.windows;
    expect(window && closingInstant(window).toISOString()).toBe('2022-11-18T16:00:00.000Z');
  });

  it('for comments are none for applications', () => {
    expect(states('taizhou-2025-draft', '2025-06-12')).toEqual(['comments OPEN']);
    const stages = applicationStages(policyOf('taizhou-2025-draft'), 'ENTERPRISE', '2025-06-12');
    expect(stages.every(({ window }) => window === null)).toBe(true);
    // Whatever stages it names.
    const draft = policyOf('taizhou-2025-draft');
    const windows = draft.course.windows.map((window) => ({ ...window, stages: ['SUBMITTED' as const] }));
    const named = applicationStages({ ...draft, course: { ...draft.course, windows } }, null, '2025-06-12');
    expect(named.every(({ window }) => window === null)).toBe(true);
  });
});

/** Whether Weihai's district recommends a consortium led by a unit of this kind. */
function applies(kind: UnitKind | null): boolean | null | undefined {
  const stages = applicationStages(policyOf('weihai-2022'), kind, '2024-01-01');
  return stages.find(({ stage }) => stage.stage === 'RECOMMENDED')?.applies;
}

describe('the course of an application', () => {
  it('names each stage with its window', () => {
    const stages = applicationStages(policyOf('wenzhou-2025'), 'ENTERPRISE', '2025-08-01');
    const submitted = stages.find(({ stage }) => stage.stage === 'SUBMITTED');
    expect([submitted?.window?.window.key, submitted?.window?.state]).toEqual(['application', 'OPEN']);
    expect(stages[0]?.stage.needs.map(({ zh }) => zh)).toContain('备案申请表');
  });

  it('leaves the district out for a new-type institute of Weihai', () => {
    expect([applies('ENTERPRISE'), applies('NEW_RD_INSTITUTE'), applies(null)]).toEqual([true, false, null]);
    const turning = applicationStages(policyOf('weihai-2022'), null, '2024-01-01').filter(
      ({ applies: stands }) => stands !== true,
    );
    expect(turning.map(({ stage, applies: stands }) => [stage.stage, stands])).toEqual([
      ['LOCAL_REVIEW', null],
      ['RECOMMENDED', null],
    ]);
  });

  it('asks for three peers of rank and discipline', () => {
    const review = applicationStages(policyOf('weihai-2022'), 'ENTERPRISE', '2024-01-01').find(
      ({ stage }) => stage.stage === 'LOCAL_REVIEW',
    );
    expect(review?.minimumReviewers).toBe(3);
    const peer = { nearDiscipline: true, associateRank: true };
    const stranger = { nearDiscipline: false, associateRank: true };
    const unknown = { nearDiscipline: true, associateRank: null };
    expect(enoughReviewers([peer, peer, peer, stranger], 3)).toBe(true);
    expect(enoughReviewers([peer, peer, stranger], 3)).toBe(false);
    expect(enoughReviewers([peer, peer, unknown], 3)).toBeNull();
    // Of whom one thing is known that does not fit, nothing else matters.
    for (const unfit of [
      { nearDiscipline: true, associateRank: false },
      { nearDiscipline: null, associateRank: false },
      { nearDiscipline: false, associateRank: null },
    ]) {
      expect(enoughReviewers([peer, peer, unfit], 3)).toBe(false);
    }
  });

  it('gives public notice for as long as the text says, and no longer', () => {
    expect(publicNotice(policyOf('wenzhou-2025'), '2025-08-18')).toMatchObject({
      workingDays: 5,
      endsOn: '2025-08-25',
    });
    expect(publicNotice(policyOf('weihai-2022'), '2024-08-19')).toMatchObject({
      workingDays: null,
      endsOn: null,
    });
    expect(publicNotice(policyOf('zhenjiang-2023'), '2024-08-19')).toBeNull();
    expect(publicNotice(policyOf('wenzhou-2025'), '2026-12-30')).toMatchObject({
      workingDays: 5,
      endsOn: null,
    });
  });
});

/** The duties of a consortium of which this is known. */
function said(key: string, known: Partial<ConsortiumLife>, on: string, dueBefore?: string): string[] {
  return dutiesOf(policyOf(key), { ...life, ...known }, on, dueBefore).map(
    ({ duty, forYear, dueOn, state }) => `${duty.key} ${forYear} ${dueOn} ${state}`,
  );
}

/** The first duty of a consortium of Zhenjiang that handed in a summary and a plan on these days. */
function both(summary: string | null, plan: string | null) {
  const reports = [
    { kind: 'OPERATION_SUMMARY', forYear: 2024, submittedOn: summary },
    { kind: 'NEXT_YEAR_PLAN', forYear: 2025, submittedOn: plan },
  ] as const;
  return dutiesOf(policyOf('zhenjiang-2023'), { ...life, filedOn: '2024-05-01', reports }, '2025-06-01')[0];
}

/** The same with nothing handed in. */
function stateOn(on: string) {
  return dutiesOf(policyOf('zhenjiang-2023'), { ...life, filedOn: '2024-05-01' }, on)[0];
}

describe('duties', () => {
  it('of Zhejiang fall due in January for the year before', () => {
    const reports = [{ kind: 'SELF_EVALUATION', forYear: 2023, submittedOn: '2024-02-01' }] as const;
    expect(said('zhejiang-2022', { filedOn: '2023-03-01', reports }, '2025-02-01').slice(0, 3)).toEqual([
      'self-evaluation 2023 2024-01-31 FULFILLED',
      'self-evaluation 2024 2025-01-31 OVERDUE',
      'self-evaluation 2025 2026-01-31 PENDING',
    ]);
    const [first] = dutiesOf(
      policyOf('zhejiang-2022'),
      { ...life, filedOn: '2023-03-01', reports },
      '2025-02-01',
    );
    expect([first?.opensOn, first?.late]).toEqual(['2024-01-01', true]);
  });

  it('of Zhenjiang ask for two papers by the last of December, that day included', () => {
    const reports = [{ kind: 'OPERATION_SUMMARY', forYear: 2024, submittedOn: '2024-12-31' }] as const;
    const [open] = dutiesOf(
      policyOf('zhenjiang-2023'),
      { ...life, filedOn: '2024-05-01', reports },
      '2024-12-31',
    );
    expect([open?.state, open?.missingReports]).toEqual(['PENDING', ['NEXT_YEAR_PLAN']]);
    const both = [...reports, { kind: 'NEXT_YEAR_PLAN', forYear: 2025, submittedOn: null }] as const;
    const [done] = dutiesOf(
      policyOf('zhenjiang-2023'),
      { ...life, filedOn: '2024-05-01', reports: both },
      '2025-01-01',
    );
    expect([done?.state, done?.late]).toEqual(['FULFILLED', null]);
  });

  it.each([
    ['2024-01-31', false],
    ['2024-02-01', true],
    [null, null],
  ] as const)(
    'are late after the day they fall due, and not on it: handed in on %s is %s',
    (submittedOn, late) => {
      const reports = [{ kind: 'SELF_EVALUATION', forYear: 2023, submittedOn }] as const;
      const [first] = dutiesOf(
        policyOf('zhejiang-2022'),
        { ...life, filedOn: '2023-03-01', reports },
        '2025-02-01',
      );
      expect([first?.dueOn, first?.state, first?.late]).toEqual(['2024-01-31', 'FULFILLED', late]);
    },
  );

  it('are late where one of two papers is, and not known to be where the day of one is not', () => {
    expect(both('2024-12-31', '2024-12-31')).toMatchObject({ state: 'FULFILLED', late: false });
    expect(both('2024-12-31', '2025-01-01')).toMatchObject({ state: 'FULFILLED', late: true });
    expect(both('2025-01-01', null)).toMatchObject({ state: 'FULFILLED', late: null });
    // What is handed in after the day that is asked about is not there yet.
    expect(both('2024-12-31', '2025-06-01')).toMatchObject({ missingReports: [] });
    expect(both('2024-12-31', '2025-06-02')).toMatchObject({
      state: 'OVERDUE',
      missingReports: ['NEXT_YEAR_PLAN'],
      late: null,
    });
  });

  it('are overdue from the day after they fall due', () => {
    expect(stateOn('2024-12-31')).toMatchObject({
      state: 'PENDING',
      late: null,
      missingReports: ['OPERATION_SUMMARY', 'NEXT_YEAR_PLAN'],
    });
    expect(stateOn('2025-01-01')).toMatchObject({ state: 'OVERDUE', dueOn: '2024-12-31' });
  });

  it('have no date where the text gives none', () => {
    expect(said('wenzhou-2025', {}, '2026-01-01')).toContain('progress-report null null NO_DATE');
    expect(policyOf('weihai-2022').course.duties.every(({ due }) => due === null)).toBe(true);
  });

  it('begin with the running term where the day of filing is not known, and end with the consortium', () => {
    expect(said('zhenjiang-2023', {}, '2025-06-01', '2026-12-31').slice(0, 2)).toEqual([
      'annual-report 2025 2025-12-31 PENDING',
      'annual-report 2026 2026-12-31 PENDING',
    ]);
    expect(
      said('zhenjiang-2023', { filedOn: '2024-01-01', dissolvedOn: '2025-06-01' }, '2026-01-01'),
    ).toEqual(['annual-report 2024 2024-12-31 OVERDUE']);
  });
});

describe('the ends of the calendar', () => {
  it('end the duties too, whose days have years of four digits', () => {
    const late = said('zhejiang-2022', { filedOn: '9990-03-01' }, '9999-12-31');
    expect(late.filter((duty) => duty.startsWith('self-evaluation'))).toEqual(
      Array.from(
        { length: 9 },
        (_, index) => `self-evaluation ${9990 + index} ${9991 + index}-01-31 OVERDUE`,
      ),
    );
    expect(said('zhenjiang-2023', {}, '0001-01-01').slice(0, 1)).toEqual([
      'annual-report 1 0001-12-31 PENDING',
    ]);
    expect(said('zhenjiang-2023', { filedOn: '9998-01-01' }, '9999-12-31').slice(0, 2)).toEqual([
      'annual-report 9998 9998-12-31 OVERDUE',
      'annual-report 9999 9999-12-31 PENDING',
    ]);
    // Of the year 0 nobody owes anything, though its report would fall due in the year 1.
    expect(said('zhejiang-2022', {}, '0001-01-01')[0]).toBe('self-evaluation 1 0002-01-31 PENDING');
  });

  it('are never passed by counting on', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addMonths('9999-06-30', 7)).toBe('9999-12-31');
    expect(addDays('0001-01-01', -1)).toBe('0001-01-01');
    expect(addYears('0001-01-01', -1)).toBe('0001-01-01');
  });

  it.each([
    ['2024-01-01', '9999-12-31', 7976],
    ['2024-06-01', '9999-12-31', 7975],
    ['0001-01-01', '9999-12-31', 9999],
    ['2024-02-29', '2025-02-27', 1],
    ['2024-02-29', '2025-02-26', 0],
    ['2025-01-01', '2024-12-31', 0],
  ])('are within the plan from %s to %s, of %i years', (startsOn, endsOn, years) => {
    expect(planHorizonYears(startsOn, endsOn)).toBe(years);
  });
});

/** What follows for a consortium of which this is known. */
function followed(key: string, known: Partial<ConsortiumLife>, on: string): string[] {
  return consequencesOf(policyOf(key), { ...life, ...known }, on).map(
    ({ consequence, state, from, until }) => `${consequence.effect} ${state} ${from} ${until}`,
  );
}

function unqualified(heldOn: string): EvaluationFacts {
  return { heldOn, grade: 'UNQUALIFIED' };
}

const effects = (evaluations: EvaluationFacts[]) =>
  followed('zhejiang-2022', { evaluations }, '2026-01-01').map((said) => said.split(' ')[0]);

const evaluationsBehind = (evaluations: EvaluationFacts[]) =>
  consequencesOf(policyOf('zhejiang-2022'), { ...life, evaluations }, '2026-01-01').map(
    (consequence) => consequence.evaluations,
  );

describe('consequences', () => {
  it('of two in a row are the loss of the title and three years for the lead', () => {
    const evaluations = [unqualified('2025-05-01'), unqualified('2024-05-01')];
    expect(followed('zhenjiang-2023', { evaluations }, '2025-05-01')).toEqual([
      'REVOKED IN_EFFECT 2025-05-01 null',
      'LEAD_BARRED IN_EFFECT 2025-05-01 2028-04-30',
    ]);
    expect(followed('zhenjiang-2023', { evaluations }, '2028-05-01')).toContain(
      'LEAD_BARRED ENDED 2025-05-01 2028-04-30',
    );
    expect(followed('zhenjiang-2023', { evaluations }, '2025-04-30')).toEqual([]);
  });

  it('of two that are not in a row are none, whatever the years between', () => {
    const between = [
      unqualified('2023-05-01'),
      { heldOn: '2024-05-01', grade: 'QUALIFIED' as const },
      unqualified('2025-05-01'),
    ];
    expect(followed('zhenjiang-2023', { evaluations: between }, '2026-01-01')).toEqual([]);
    const apart = [unqualified('2021-05-01'), unqualified('2025-05-01')];
    expect(followed('zhenjiang-2023', { evaluations: apart }, '2026-01-01')).toHaveLength(2);
  });

  it('of grades that a policy names are its own', () => {
    const evaluations = [{ heldOn: '2024-03-01', grade: 'POOR' as const }];
    expect(followed('zhejiang-2022', { evaluations }, '2024-03-01')).toEqual([
      'ADJUSTED_OR_SUSPENDED IN_EFFECT 2024-03-01 null',
    ]);
    expect(followed('zhenjiang-2023', { evaluations }, '2024-03-01')).toEqual([]);
    const excellent = [{ heldOn: '2024-03-01', grade: 'EXCELLENT' as const }];
    expect(followed('zhenjiang-2023', { evaluations: excellent }, '2024-03-01')).toHaveLength(2);
  });

  it('take effect with the first run of failures, however it goes on', () => {
    const qualified = { heldOn: '2022-05-01', grade: 'QUALIFIED' as const };
    const years = ['2023-05-01', '2024-05-01', '2025-05-01'];
    const evaluations = [qualified, ...years.map(unqualified)];
    const [revoked] = consequencesOf(policyOf('zhenjiang-2023'), { ...life, evaluations }, '2026-01-01');
    expect([revoked?.from, revoked?.until]).toEqual(['2024-05-01', null]);
    expect(revoked?.evaluations).toEqual([unqualified('2023-05-01'), unqualified('2024-05-01')]);
    expect(
      followed('zhenjiang-2023', { evaluations: [qualified, unqualified('2023-05-01')] }, '2026-01-01'),
    ).toEqual([]);
  });

  it('of a single grade follow from the latest evaluation alone, of one day from the last that is given', () => {
    const poor = { heldOn: '2024-03-01', grade: 'POOR' as const };
    const later = { heldOn: '2025-03-01', grade: 'EXCELLENT' as const };
    expect(effects([poor, later])).toEqual(['ROLLING_SUPPORT']);
    expect(effects([later, poor])).toEqual(['ROLLING_SUPPORT']);
    const sameDay = { ...later, heldOn: poor.heldOn };
    expect(effects([poor, sameDay])).toEqual(['ROLLING_SUPPORT']);
    expect(effects([sameDay, poor])).toEqual(['ADJUSTED_OR_SUSPENDED']);
    expect(evaluationsBehind([poor, later])).toEqual([[later]]);
  });

  it('that follow from no evaluation name none', () => {
    const [dissolved] = consequencesOf(policyOf('taizhou-2025-draft'), life, '2028-02-29');
    expect(dissolved).toMatchObject({ state: 'UNKNOWN', from: null, until: null, evaluations: [] });
  });

  it('dissolve a consortium of Taizhou three months after its plan ends', () => {
    expect(followed('taizhou-2025-draft', { planEndsOn: '2027-11-30' }, '2028-02-28')).toEqual([
      'DISSOLVED COMING 2028-02-29 null',
    ]);
    expect(followed('taizhou-2025-draft', { planEndsOn: '2027-11-30' }, '2028-02-29')).toEqual([
      'DISSOLVED IN_EFFECT 2028-02-29 null',
    ]);
    expect(followed('taizhou-2025-draft', {}, '2028-02-29')).toEqual(['DISSOLVED UNKNOWN null null']);
  });
});

it('city targets are goals, most of them approximate', () => {
  const targets = policies.all().flatMap((policy) => cityTargets(policy, '2025-01-01'));
  expect(
    targets.map(({ policy, target, count }) => [policy.code, target.byYear, count, target.approximate]),
  ).toEqual([
    ['TZ', 2027, new Decimal(20), true],
    ['WH', 2023, new Decimal(10), false],
    ['ZJ', 2025, new Decimal(50), true],
    ['ZHJ', 2025, new Decimal(5), true],
  ]);
});
