import { describe, expect, it } from 'vitest';
import type { EvaluationGrade } from '../../src/domain/vocabulary.ts';
import { barHindrances, type LedConsortium } from '../../src/policy/barred-unit.ts';
import { policyOf } from './sample.ts';

const ZHENJIANG = policyOf('zhenjiang-2023');

/** A consortium with evaluations a year apart, the first on 1 March 2024, that a unit led for some time. */
function led(grades: readonly EvaluationGrade[], lead: Partial<LedConsortium> = {}): LedConsortium {
  return {
    name: '前联合体',
    from: null,
    until: null,
    life: {
      filedOn: '2023-06-01',
      dissolvedOn: null,
      planEndsOn: null,
      reports: [],
      evaluations: grades.map((grade, index) => ({ heldOn: `${2024 + index}-03-01`, grade })),
    },
    ...lead,
  };
}

const TWICE = ['UNQUALIFIED', 'UNQUALIFIED'] as const;

describe('who led a consortium that failed twice in a row', () => {
  it.each<[string, string, LedConsortium[], boolean]>([
    ['on the day before the second evaluation', '2025-02-28', [led(TWICE)], false],
    ['on the day of the second evaluation', '2025-03-01', [led(TWICE)], true],
    ['on the last day of the three years', '2028-02-29', [led(TWICE)], true],
    ['on the day after them', '2028-03-01', [led(TWICE)], false],
    ['after one failure', '2025-03-01', [led(['UNQUALIFIED', 'QUALIFIED'])], false],
    ['who left before the second', '2025-03-01', [led(TWICE, { until: '2025-03-01' })], false],
    ['who left on the day after it', '2025-04-01', [led(TWICE, { until: '2025-03-02' })], true],
    ['who began on that day', '2025-04-01', [led(TWICE, { from: '2025-03-01' })], true],
    ['who began later', '2025-04-01', [led(TWICE, { from: '2025-03-02' })], false],
    ['who led another one', '2025-04-01', [led(['EXCELLENT']), led(TWICE)], true],
    ['who led none', '2025-04-01', [], false],
  ])('%s', (_, on, past, isBarred) => {
    const hindrances = barHindrances(ZHENJIANG, [{ name: '甲', led: past }], on);
    expect(hindrances.map(({ code }) => code)).toEqual(isBarred ? ['UNIT_BARRED'] : []);
  });

  it('is named with the consortium and the last day, in both languages', () => {
    const units = [
      { name: '乙', led: [] },
      { name: '甲', led: [led(TWICE)] },
    ];
    const [hindrance, ...others] = barHindrances(ZHENJIANG, units, '2026-01-01');
    expect(others).toEqual([]);
    expect(hindrance?.message).toEqual({
      zh: '“甲”曾牵头“前联合体”，按其评价结果：牵头单位3年内不得牵头或参与其他联合体，至2028-02-29（含当日）；请更换单位，或待期满后再办理。',
      en: '甲 led "前联合体", and by its evaluations: The lead neither leads nor joins another for three years, up to 2028-02-29, that day included; take another unit, or wait until that is over.',
    });
  });

  it('is barred for good where the policy sets no end', () => {
    const consequences = ZHENJIANG.course.consequences.map((each) => ({ ...each, lasts: null }));
    const endless = { ...ZHENJIANG, course: { ...ZHENJIANG.course, consequences } };
    const units = [{ name: '甲', led: [led(TWICE)] }];
    expect(barHindrances(endless, units, '2099-01-01').map(({ message }) => message)).toEqual([
      {
        zh: '“甲”曾牵头“前联合体”，按其评价结果：牵头单位3年内不得牵头或参与其他联合体；请更换单位，或待期满后再办理。',
        en: '甲 led "前联合体", and by its evaluations: The lead neither leads nor joins another for three years; take another unit, or wait until that is over.',
      },
    ]);
  });

  it.each(['wenzhou-2025', 'zhejiang-2022', 'hangzhou-2022', 'taizhou-2025-draft', 'weihai-2022'])(
    'is barred from nothing by %s, which says nothing of it',
    (key) => {
      const past = [led([...TWICE, 'POOR', 'POOR'])];
      expect(barHindrances(policyOf(key), [{ name: '甲', led: past }], '2026-01-01')).toEqual([]);
    },
  );
});
