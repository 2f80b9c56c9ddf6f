import type { Archetype, ConsortiumDraft } from '../draft.ts';
import { constantFigures, cyclingFigures, type Figures } from '../figures.ts';

const WAN = 10_000;
const MILLION = 1_000_000;

function giveFigures(draft: ConsortiumDraft, figures: readonly Figures[]): void {
  draft.lead = { ...draft.lead, figures };
}

/** Figures of every year alike: revenue and R&D expenditure in yuan, sales revenue nine tenths of revenue. */
const always = (draft: ConsortiumDraft, revenue: number, rdExpenditure: number): void =>
  giveFigures(draft, constantFigures({ revenue, salesRevenue: (revenue / 10) * 9, rdExpenditure }));

// Two arms of one condition: 3.5 % of revenue over three years, or ten million yuan a year.

/** Exactly 3.5 %, and 7,000,000 a year. */
export const intensityAtTheThreshold: Archetype = (draft) => always(draft, 200 * MILLION, 7 * MILLION);
/** One yuan a year below 3.5 %, and far below ten million. */
export const intensityJustBelow: Archetype = (draft) => always(draft, 200 * MILLION, 7 * MILLION - 1);
/** Exactly ten million yuan a year, 1 % of revenue. */
export const averageAtTheThreshold: Archetype = (draft) => always(draft, 1000 * MILLION, 10 * MILLION);
/** One yuan a year below ten million, 1 % of revenue. */
export const averageJustBelow: Archetype = (draft) => always(draft, 1000 * MILLION, 10 * MILLION - 1);
/** Revenue of 100, 200 and 600 million, R&D of 6, 8 and 15: pooled 3.22 %, the mean of the years 4.17 %. */
export const methodsOfIntensityDisagree: Archetype = (draft) =>
  giveFigures(
    draft,
    cyclingFigures([
      { revenue: 10_000 * WAN, salesRevenue: 9500 * WAN, rdExpenditure: 600 * WAN },
      { revenue: 20_000 * WAN, salesRevenue: 19_000 * WAN, rdExpenditure: 800 * WAN },
      { revenue: 60_000 * WAN, salesRevenue: 57_000 * WAN, rdExpenditure: 1500 * WAN },
    ]),
  );
/** Low in 2023 and 2024 beside one year that is missing. */
export const oneYearMissing: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({
      revenue: 300 * MILLION,
      salesRevenue: 280 * MILLION,
      rdExpenditure: 6 * MILLION,
    }).filter(({ year }) => year !== 2023),
  );
/** Only 2025 is on record: the firm is young. */
export const youngFirm: Archetype = (draft) => {
  giveFigures(
    draft,
    constantFigures({ revenue: 90 * MILLION, salesRevenue: 90 * MILLION, rdExpenditure: 9 * MILLION }).filter(
      ({ year }) => year === 2025,
    ),
  );
  draft.lead = { ...draft.lead, registeredOn: '2024-11-20' };
};
/** Revenue was never said; R&D expenditure of twelve million a year decides all the same. */
export const revenueUnknownButSpendingEnough: Archetype = (draft) =>
  giveFigures(draft, constantFigures({ revenue: null, salesRevenue: null, rdExpenditure: 12 * MILLION }));
/** Revenue was never said, and R&D expenditure is below ten million a year. */
export const revenueUnknown: Archetype = (draft) =>
  giveFigures(draft, constantFigures({ revenue: null, salesRevenue: null, rdExpenditure: 8 * MILLION }));
export const figuresUnknown: Archetype = (draft) => giveFigures(draft, []);
export const noRevenueYet: Archetype = (draft) =>
  giveFigures(draft, constantFigures({ revenue: 0, salesRevenue: 0, rdExpenditure: 4 * MILLION }));

// One prior year: 3 % of revenue and five million yuan, and sales of a hundred million.

/** Exactly five million yuan, and 4 % of revenue. */
export const spendingAtTheThreshold: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({ revenue: 125 * MILLION, salesRevenue: 110 * MILLION, rdExpenditure: 5 * MILLION }),
  );
/** 4 % of revenue, and one yuan below five million. */
export const spendingJustBelow: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({
      revenue: 124_999_975,
      salesRevenue: 110 * MILLION,
      rdExpenditure: 5 * MILLION - 1,
    }),
  );
/** Nine million yuan, and just below 3 % of revenue. */
export const shareJustBelow: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({
      revenue: 300 * MILLION + 1,
      salesRevenue: 260 * MILLION,
      rdExpenditure: 9 * MILLION,
    }),
  );
/** Exactly 3 % of revenue: nine of three hundred million yuan. */
export const shareAtTheThreshold: Archetype = (draft) => always(draft, 300 * MILLION, 9 * MILLION);
/** Sales of exactly a hundred million yuan. */
export const salesAtTheThreshold: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({ revenue: 130 * MILLION, salesRevenue: 100 * MILLION, rdExpenditure: 8 * MILLION }),
  );
/** Sales one yuan below a hundred million, though revenue is above. */
export const salesJustBelow: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({ revenue: 130 * MILLION, salesRevenue: 100 * MILLION - 1, rdExpenditure: 8 * MILLION }),
  );
/** Revenue is known; sales revenue, another measure, is not. */
export const salesUnknown: Archetype = (draft) =>
  giveFigures(
    draft,
    constantFigures({ revenue: 130 * MILLION, salesRevenue: null, rdExpenditure: 8 * MILLION }),
  );
/** Neither of the last two years is known. */
export const lastYearsMissing: Archetype = (draft) =>
  giveFigures(
    draft,
    draft.lead.figures.filter(({ year }) => year < 2024),
  );
