import { LONGEST_GOAL, LONGEST_MEMBER_COLUMN } from '../../src/domain/application-form/application-form.ts';
import {
  LONGEST_RESEARCH_CONTENT,
  LONGEST_SCHEDULE_GOAL,
  MOST_MILESTONES,
} from '../../src/domain/application-form/project-form.ts';
import {
  DECIMAL_FRACTION_DIGITS,
  DECIMAL_WHOLE_DIGITS,
  SHOWN_DECIMAL_PLACES,
} from '../../src/domain/decimal.ts';
import { LEAST_FOR_INTERVAL } from '../../src/domain/interval.ts';
import {
  LONGEST_ADDRESS,
  LONGEST_INDUSTRY_FIELD,
  LONGEST_NAME,
  LONGEST_TEXT,
  LONGEST_WORD,
} from '../../src/domain/limits.ts';
import { LEAST_DISCLOSED } from '../../src/domain/observation.ts';
import { OPEN_DECIMAL_PLACES } from '../../src/domain/open-ratio.ts';
import { TECHNICAL_FIELDS } from '../../src/domain/vocabulary.ts';
import { DUTY_YEARS } from '../../src/resolvers/compliance/course.ts';
import { PAGE_LIMIT } from '../../src/resolvers/request/page.ts';
import { DRAW_LIMIT } from '../../src/resolvers/request/request-work.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT } from '../../src/resolvers/statistics/grouping.ts';
import { MOVE_LIMIT, PERMUTATIONS } from '../../src/resolvers/statistics/observations.ts';
import { MAX_FILE_BYTES } from '../../src/server/http/multipart.ts';
import { type Account, cited, constant, counts, equal, example, numberIn } from './account.ts';
import { CONFIDENCE, FISCAL_YEARS, FIXED_DAY, FIXED_DIMENSIONS } from './statistics-figures.ts';

/** How many thousands of consortia so many permutations may move. */
const movedBy = (permutations: number): number => Math.floor(MOVE_LIMIT / permutations / 1000) * 1000;
const USUAL_PERMUTATIONS = numberIn('src/schema/statistics/group-comparison.ts', /defaultValue: (\d+)/);

/** What the numbers of the schema's descriptions are, but for the bounds of inputs. */
export const SCHEMA: readonly Account[] = [
  equal('no dimension of the group; there are at most 4', DIMENSION_LIMIT),
  equal('What it does in the consortium, in at most 200 characters', LONGEST_MEMBER_COLUMN),
  equal('discipline, in at most 200 characters', LONGEST_MEMBER_COLUMN),
  equal(
    'this request, of at most 200 characters',
    constant('src/schema/changes/change-request.ts', 'LONGEST_KEY'),
  ),
  equal('innovation, in at most 500 characters', LONGEST_GOAL),
  equal('new in it, in at most 1000 characters', LONGEST_RESEARCH_CONTENT),
  equal('reached by then, in at most 80 characters', LONGEST_SCHEDULE_GOAL),
  equal('Its industry, in at most 300 characters', LONGEST_INDUSTRY_FIELD),
  equal('in at most 500 characters', LONGEST_NAME),
  equal('Its postal address, in at most 200 characters', LONGEST_ADDRESS),
  equal('in at most 10000 characters', LONGEST_TEXT),
  equal('in at most 200 characters', LONGEST_WORD),
  equal(
    'Gender, in at most 10 characters',
    numberIn('src/model/project-person.ts', /gender[^}]*longest: (\d+)/),
  ),
  equal('there are at most three', MOST_MILESTONES),
  equal('from the beginning or behind `…`: 0 to 100', 0, PAGE_LIMIT),
  equal('from the end or before `…`: 0 to 100', 0, PAGE_LIMIT),
  equal('no more than 1000', GROUP_LIMIT),
  equal('there may be 1000 groups', GROUP_LIMIT),
  equal(', 0 or more', 0),
  equal(
    'among those that hold the patent, 2 or more',
    numberIn('src/model/patent-co-holder.ts', /least: (\d+)/),
  ),
  equal('How many, 1 or more', numberIn('src/model/equipment-item.ts', /quantity[^}]*least: (\d+)/)),
  equal('at most 20 years from today', DUTY_YEARS),
  equal('of at most 5 MB', MAX_FILE_BYTES / 1_000_000),
  equal('a request may take 50000000 numbers', DRAW_LIMIT),
  equal(
    'move 10,000,000 numbers: 1,000 consortia with 9,999 permutations, 50,000 with 199',
    MOVE_LIMIT,
    movedBy(USUAL_PERMUTATIONS),
    USUAL_PERMUTATIONS,
    movedBy(PERMUTATIONS.least),
    PERMUTATIONS.least,
  ),
  equal('Without five cities', LEAST_FOR_INTERVAL),
  equal('fewer than five', LEAST_FOR_INTERVAL),
  equal('Below five known', LEAST_FOR_INTERVAL),
  equal('null below five', LEAST_FOR_INTERVAL),
  equal('nterval of 95 %', CONFIDENCE),
  equal('(95% 置信区间)', CONFIDENCE),
  equal('the three fiscal years', FISCAL_YEARS),
  equal('over three years', numberIn('src/schema/nouns/rd-intensity.ts', /defaultValue: (\d)/)),
  equal('of ten or more of everything on 1 January', LEAST_DISCLOSED, FIXED_DAY),
  equal('by two dimensions at most', FIXED_DIMENSIONS),
  equal('cut off after three', OPEN_DECIMAL_PLACES),
  equal('To twelve places', SHOWN_DECIMAL_PLACES),
  counts('half to even'),
  equal('at 12 decimal places', SHOWN_DECIMAL_PLACES),
  equal('at most 30 digits before and 20 behind', DECIMAL_WHOLE_DIGITS, DECIMAL_FRACTION_DIGITS),
  equal('at most two digits', numberIn('src/schema/request/scalars.ts', /WITH_EXPONENT = .*\\d\{1,(\d)\}/)),
  equal('18 characters', constant('src/domain/credit-code.ts', 'LENGTH')),
  equal('the fifteen strategic fields', TECHNICAL_FIELDS.filter((letter) => letter !== 'P').length),
  example('0.035 for 3.5 %'),
  cited('GB/T 13745'),
  cited('GB/T 4754'),
  cited('GB/T 2260'),
  cited('six digits'),
  cited('GB 32100'),
  cited('RFC 3339'),
  cited('Wright 2000'),
  cited('Cliff 1993'),
  cited('Smyth 2010'),
  example('financials[2024]'),
  example('such as 138****5678'),
  example('CN-USCC:91330300…'),
  example('uch as 330300'),
  example('"1e3" is 1000, and "3.5e-2" is 0.035'),
  example('0.9 is the ninth decile'),
  example('projects, 0, name'),
  counts(', from 0'),
  counts('Counts its changes, from 1'),
  counts('null where that is 0'),
  counts('−1 to 1'),
  counts('1/n to 1'),
  counts('0 to 1; null below two'),
  counts('From 0 to 1'),
  counts('null below two'),
  counts('so far from 0'),
  counts('if the two have nothing'),
  counts('two-sided'),
  counts('Rank correlation of two numbers'),
  counts('the ranks of two numbers'),
  counts('two groups'),
  counts('even two characters'),
  counts('in two phases is two records'),
  counts('is two rules'),
  counts('at least one of the policies'),
  counts('never 0'),
  counts('has the count 0'),
  counts('half-width'),
  counts('All three are null where `…` is 0'),
];
