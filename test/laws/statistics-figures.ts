import { readFileSync } from 'node:fs';
import { SHOWN_DECIMAL_PLACES } from '../../src/domain/decimal.ts';
import { LEAST_FOR_INTERVAL } from '../../src/domain/interval.ts';
import { LEAST_DISCLOSED } from '../../src/domain/observation.ts';
import { OPEN_DECIMAL_PLACES } from '../../src/domain/open-ratio.ts';
import { FUNDING_PHASES } from '../../src/domain/vocabulary.ts';
import { PAGE_LIMIT } from '../../src/resolvers/request/page.ts';
import { USUAL_DRAWING } from '../../src/resolvers/statistics/figures.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT } from '../../src/resolvers/statistics/grouping.ts';
import {
  type Account,
  asked,
  cited,
  constant,
  counts,
  equal,
  held,
  numberIn,
  textIn,
  timesIn,
} from './account.ts';

/** How many fiscal years statistics go by. */
export const FISCAL_YEARS = numberIn(
  'src/resolvers/statistics/unit-statistics.ts',
  /WHEN (\d) THEN sum\("revenue"\)/,
);
const [LOWER, UPPER] = ['lower', 'upper'].map((end) =>
  numberIn(
    'src/domain/interval.ts',
    new RegExp(String.raw`${end}: shownFloat\(quantile\(ratios, ([\d.]+)\)\)`),
  ),
);
/** Of intervals, as a percentage. */
export const CONFIDENCE = Math.round(((UPPER ?? 0) - (LOWER ?? 0)) * 100);
/** By how many dimensions money is public. */
export const FIXED_DIMENSIONS = constant('src/resolvers/statistics/disclosure.ts', 'MOST_FIXED_DIMENSIONS');
/** On which day of January money is public. */
export const FIXED_DAY = numberIn('src/resolvers/statistics/disclosure.ts', /FIXED_DAY = '-01-(\d\d)'/);
const ENUMERATED = constant('src/domain/permutation.ts', 'MOST_ENUMERATED');
/** How many zeros stand behind the point of what a row's own ratio is multiplied with. */
const RATIO_PLACES = textIn('src/resolvers/statistics/aggregate.ts', /\* 1\.(0+) \/ nullif/).length;

/** The last of the steps is the power of ten of which the others are so many. */
const STEPS = textIn('src/domain/coarse-sum.ts', /STEPS = \[([\d, ]+)\]/)
  .split(', ')
  .map(Number);
const STATE_BITS = Math.log2(
  Number(textIn('test/statistics/reference/draws.py', /state = seed & (0x[0-9A-F]+)/)) + 1,
);

// The page's answers, which another test holds to the product.
const PAGE = 'docs/statistics.md';
const WENZHOU = textIn(PAGE, /^(.*"温州市" \}, "tier": "MUNICIPAL".*)$/m);
const ofWenzhou = (pattern: RegExp): number => Number(pattern.exec(WENZHOU)?.[1]);
const DELTA = numberIn(PAGE, /"cliffsDelta": "([\d.]+)"/);
const P_VALUE = numberIn(PAGE, /"pValue": "([\d.]+)"/);
const rounded = (number: number, places: number): number => Number(number.toFixed(places));
const CITIES = new Set(readFileSync('docs/figures/five-cities.csv', 'utf8').match(/^\d{6}/gm)).size;

/** What the numbers of docs/statistics.md are. */
export const STATISTICS: readonly Account[] = [
  equal('by at most four dimensions', DIMENSION_LIMIT),
  equal('`…` and `…` give 0 to 100 groups', 0, PAGE_LIMIT),
  equal('more than 1,000 are refused', GROUP_LIMIT),
  counts('half to even'),
  equal('at twelve places', SHOWN_DECIMAL_PLACES),
  equal('divided to twenty places or more', RATIO_PLACES),
  equal('of the three fiscal years completed', FISCAL_YEARS),
  equal('the same three years, known where all three are', FISCAL_YEARS, FISCAL_YEARS),
  equal('the same money three times', FUNDING_PHASES.length),
  counts('0 and 1 where members are known only in part'),
  counts('null below two'),
  counts('counted from 0'),
  cited('R’s type 7'),
  equal('interval of 95 %', CONFIDENCE),
  equal('bootstrap of 95 %', CONFIDENCE),
  equal('2,000 times unless asked otherwise', USUAL_DRAWING.replicates),
  counts('difference of two medians with a two-sided'),
  equal('counted up to 20,000', ENUMERATED),
  counts('**Unknown is not 0.**'),
  equal('no test below five', LEAST_FOR_INTERVAL),
  equal('fewer than five cities', LEAST_FOR_INTERVAL),
  equal('after three places', OPEN_DECIMAL_PLACES),
  equal('half a thousandth low', 10 ** -OPEN_DECIMAL_PLACES / 2),
  equal('of whole thousandths, such as', 10 ** -OPEN_DECIMAL_PLACES),
  equal('such as 3.5 %', asked('wenzhou-2025', 'WZ-L6', 'minimumIntensity') * 100),
  equal('on 1 January', FIXED_DAY),
  equal('by two dimensions at most', FIXED_DIMENSIONS),
  equal('of ten or more', LEAST_DISCLOSED),
  equal('1, 2 or 5 times a power of ten', ...STEPS),
  equal('to three places', OPEN_DECIMAL_PLACES),
  equal('fewer than five in the group', LEAST_FOR_INTERVAL),
  cited('Python 3'),
  cited('IEEE 754'),
  equal('one state of 32 bits', STATE_BITS),
  counts('A number in [0, 1)'),
  counts('from 0, and adds part and whole from 0 on'),
  equal('the quantiles 0.025 and 0.975', LOWER ?? 0, UPPER ?? 0),
  counts('add up to 0 there is no interval'),
  equal('more than 20,000 arrangements', ENUMERATED),
  counts('…, 1 the mark at'),
  counts('the step with k = 1'),
  counts('half the sum of both in the middle'),
  counts('the doubled medians over 2'),
  equal('more than eight cities', constant('src/domain/permutation.ts', 'MOST_ORDERED')),
  equal('groups of none to four', timesIn('test/statistics/reference/observations.csv', /^four,/gm)),
  equal(
    'at 5,000 and 50,000 consortia',
    numberIn('bench/RESULTS.md', /^At [\d,]+ consortia against ([\d,]+)/m),
    numberIn('bench/RESULTS.md', /^At ([\d,]+) consortia against/m),
  ),
  equal('## Five cities', CITIES),
  equal('the consortia of five cities', CITIES),
  counts('middle half'),
  held('1 July 2026', 'docs/figures/five-cities.graphql', '2026-07-01'),
  counts('do not begin at 0'),
  equal(
    '5.7 % of revenue against 5.8 %',
    rounded(ofWenzhou(/"rdIntensity": \{ "pooled": "([\d.]+)"/) * 100, 1),
    rounded(ofWenzhou(/"median": "([\d.]+)"/) * 100, 1),
  ),
  equal(
    '93 of its 100 consortia',
    ofWenzhou(/"inCityShare".*?"nReported": (\d+)/),
    ofWenzhou(/"count": (\d+)/),
  ),
  equal('Wenzhou’s 3.5 %', asked('wenzhou-2025', 'WZ-L6', 'minimumIntensity') * 100),
  equal('One arrangement in five (p = 0.2)', Math.round(1 / P_VALUE), rounded(P_VALUE, 1)),
  equal(
    'in 55 % of the pairs and the smaller in 45 %',
    rounded((1 + DELTA) * 50, 0),
    rounded((1 - DELTA) * 50, 0),
  ),
];
