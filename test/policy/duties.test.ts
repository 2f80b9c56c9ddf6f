import { describe, expect, it } from 'vitest';
import { type ConsortiumLife, dutiesOf, type DutyOccurrence } from '../../src/policy/duty.ts';
import { madePolicy } from './made-policy.ts';
import { policyOf } from './sample.ts';

const life: ConsortiumLife = {
  filedOn: null,
  dissolvedOn: null,
  planEndsOn: null,
  reports: [],
  evaluations: [],
};

/** A policy with two reports a year, the later written first, one duty that no report fulfils, and one without a day. */
const REPORTING = `course:
  duties:
    - { key: summary, rule: MD-C1, by: LEAD, to: null, title: { zh: 总结, en: Summary }, frequency: ANNUAL, due: { yearsLater: 0, opens: 10-01, closes: 12-31 }, reports: [OPERATION_SUMMARY] }
    - { key: plan, rule: MD-C1, by: LEAD, to: null, title: { zh: 计划, en: Plan }, frequency: ANNUAL, due: { yearsLater: 0, opens: null, closes: 06-30 }, reports: [NEXT_YEAR_PLAN] }
    - { key: meeting, rule: MD-C1, by: LEAD, to: null, title: { zh: 会议, en: Meeting }, frequency: ANNUAL, due: { yearsLater: 0, opens: null, closes: 06-30 } }
    - { key: notice, rule: MD-C1, by: LEAD, to: null, title: { zh: 告知, en: Notice }, frequency: ON_EVENT, due: null }
`;

/** The first duty of a consortium of Zhejiang of which nothing is known. */
function firstOfZhejiang(on: string): string[] {
  return inWords(dutiesOf(policyOf('zhejiang-2022'), life, on)).slice(0, 1);
}

function inWords(duties: readonly DutyOccurrence[]): string[] {
  return duties.map(({ duty, dueOn, state }) => `${duty.key} ${dueOn} ${state}`);
}

const made = (known: Partial<ConsortiumLife>, on: string, dueBefore?: string) =>
  dutiesOf(
    madePolicy([{ id: 'MD-C1', condition: '{ test: leadRegisteredInside }' }], REPORTING),
    { ...life, ...known },
    on,
    dueBefore,
  );

const keys = (known: Partial<ConsortiumLife>, on: string, dueBefore?: string) =>
  inWords(made(known, on, dueBefore));

const dissolvedOnDay = (dissolvedOn: string) => keys({ filedOn: '2025-02-01', dissolvedOn }, '2025-07-01');

describe('duties of several dates', () => {
  it('come by their days, those of one day as they are written, then those without', () => {
    expect(keys({ filedOn: '2025-02-01' }, '2025-07-01')).toEqual([
      'plan 2025-06-30 OVERDUE',
      'meeting 2025-06-30 OVERDUE',
      'summary 2025-12-31 PENDING',
      'plan 2026-06-30 PENDING',
      'meeting 2026-06-30 PENDING',
      'notice null NO_DATE',
    ]);
    const [first, , third] = made({ filedOn: '2025-02-01' }, '2025-07-01');
    expect([first?.opensOn, third?.opensOn]).toEqual([null, '2025-10-01']);
    expect(made({}, '2025-07-01').at(-1)).toMatchObject({
      forYear: null,
      opensOn: null,
      missingReports: [],
      late: null,
    });
  });

  it('end with what falls due on the day, or by the later one that is asked for', () => {
    expect(keys({ filedOn: '2025-02-01' }, '2025-06-30').slice(0, 2)).toEqual([
      'plan 2025-06-30 PENDING',
      'meeting 2025-06-30 PENDING',
    ]);
    expect(keys({ filedOn: '2025-02-01' }, '2025-06-30')).toHaveLength(4);
    // An earlier day than the one of the question changes nothing.
    for (const dueBefore of ['2024-01-01', '2025-02-01', '2025-07-01']) {
      expect(keys({ filedOn: '2025-02-01' }, '2025-07-01', dueBefore)).toHaveLength(6);
    }
    expect(keys({ filedOn: '2025-02-01' }, '2025-02-01', '2025-06-30')).toHaveLength(4);
    expect(keys({ filedOn: '2025-02-01' }, '2025-02-01', '2025-07-01')).toHaveLength(6);
  });

  it('begin, of an unknown filing, with the term that ends on the day or after it', () => {
    expect(keys({}, '2025-06-30')).toEqual([
      'plan 2025-06-30 PENDING',
      'meeting 2025-06-30 PENDING',
      'summary 2025-12-31 PENDING',
      'notice null NO_DATE',
    ]);
    expect(keys({}, '2025-07-01')).toEqual([
      'summary 2025-12-31 PENDING',
      'plan 2026-06-30 PENDING',
      'meeting 2026-06-30 PENDING',
      'notice null NO_DATE',
    ]);
    expect(firstOfZhejiang('2025-01-31')).toEqual(['self-evaluation 2025-01-31 PENDING']);
    expect(firstOfZhejiang('2025-02-01')).toEqual(['self-evaluation 2026-01-31 PENDING']);
  });

  it('are none from the day on which the consortium dissolved, that day included', () => {
    expect(dissolvedOnDay('2025-06-30')).toEqual([]);
    expect(dissolvedOnDay('2025-07-01')).toEqual(['plan 2025-06-30 OVERDUE', 'meeting 2025-06-30 OVERDUE']);
    // What has no day is owed until then.
    expect(dissolvedOnDay('2025-07-02')).toEqual([
      'plan 2025-06-30 OVERDUE',
      'meeting 2025-06-30 OVERDUE',
      'notice null NO_DATE',
    ]);
  });

  it('are fulfilled by a report of their own kind and year, and those of no report never', () => {
    const reports = [
      { kind: 'OPERATION_SUMMARY', forYear: 2026, submittedOn: '2025-06-01' },
      { kind: 'NEXT_YEAR_PLAN', forYear: 2025, submittedOn: '2025-06-01' },
    ] as const;
    const states = (more: ConsortiumLife['reports']) =>
      made({ filedOn: '2025-02-01', reports: [...reports, ...more] }, '2025-06-30').map(
        ({ duty, state, missingReports, late }) => [duty.key, state, missingReports, late],
      );
    expect(states([]).slice(0, 2)).toEqual([
      ['plan', 'PENDING', ['NEXT_YEAR_PLAN'], null],
      ['meeting', 'PENDING', [], null],
    ]);
    expect(states([{ kind: 'NEXT_YEAR_PLAN', forYear: 2026, submittedOn: '2025-06-30' }])[0]).toEqual([
      'plan',
      'FULFILLED',
      [],
      false,
    ]);
  });
});
