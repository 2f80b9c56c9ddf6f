import { ENVIRONMENT } from '../../src/config.ts';
import { OPEN_DECIMAL_PLACES } from '../../src/domain/open-ratio.ts';
import { MOST_FIGURES } from '../../src/exchange/export-formats/json-stat.ts';
import { TABLE_SET } from '../../src/exchange/table-set.ts';
import { LARGEST_FILE, LARGEST_UNPACKED } from '../../src/exchange/workbook/archive.ts';
import { MOST_ROWS } from '../../src/exchange/workbook/read-sheet.ts';
import { DUTY_YEARS } from '../../src/resolvers/compliance/course.ts';
import { DRAW_LIMIT } from '../../src/resolvers/request/request-work.ts';
import { SAMPLE_LIMIT } from '../../src/resolvers/request/sample.ts';
import { MAX_FILE_BYTES } from '../../src/server/http/multipart.ts';
import { MANY } from '../graph/many-rows.ts';
import {
  type Account,
  asked,
  cited,
  constant,
  counts,
  equal,
  example,
  held,
  madeBy,
  measured,
  numberIn,
  POLICIES,
  textIn,
  timesIn,
} from './account.ts';
import { BENCHMARKS } from './bench-figures.ts';
import { STATISTICS } from './statistics-figures.ts';

const SCOPES = ['ELIGIBILITY', 'PROCESS', 'MONEY', 'DUTY', 'SUPPORT', 'TARGET'] as const;

const MEGABYTE = 1_000_000;
/** Rules that are checked against the facts of a consortium. */
const CHECKED = POLICIES.flatMap(({ rules }) => rules).filter(({ scope }) => scope === 'ELIGIBILITY').length;
const INTENSITY_YEARS = numberIn('src/schema/nouns/rd-intensity.ts', /defaultValue: (\d)/);
const LOCAL_INSTANCES = timesIn('deploy/local/cluster.ts', /await createInstance\(settings\)/g);
const FAULTS = 'test/faults/database.faults.ts';
const RECOVERY_SECONDS = constant(FAULTS, 'RECOVERY_MS') / 1000;
const OUTAGE_SECONDS =
  numberIn('test/server/health.test.ts', /expectWithin\((\d+), service, '\/health\/ready', 503\)/) / 1000;
const RESULTS = 'bench/RESULTS.md';
/** How many times as long a list takes at the larger of two sizes, as the benchmarks have it. */
const GROWTH = numberIn(RESULTS, /^### Growth[^]*?^\| list \|[^\n]*\(([\d.]+) times\)/m);
const SIZES = textIn(RESULTS, /^### Growth[^]*?^\| \| ([\d,]+ \| [\d,]+) \| fell to \|/m).split(' | ');
const [SMALL, LARGE] = SIZES.map((size) => Number(size.replaceAll(',', '')));
const WITH_SMALL_BUFFERS = /With the \d+ MB that PostgreSQL comes with[^]*?the list fell from /.source;
const SLOWER =
  numberIn(RESULTS, new RegExp(`${WITH_SMALL_BUFFERS}(\\d+)`)) /
  numberIn(RESULTS, new RegExp(`${WITH_SMALL_BUFFERS}\\d+ to (\\d+)`));

const EXPORTS_MEASURED = 'Measured with 20,000 units of 20 columns, on two cores';

/** What the numbers of each page are: words with them, in the order of the page. */
export const ACCOUNTS: Readonly<Record<string, readonly Account[]>> = {
  'CONTRIBUTING.md': [
    equal('under 400 lines', numberIn('test/architecture/arrows.test.ts', /length - 1 > (\d+)\)/)),
    equal('exports of 20,000 rows', MANY),
    equal(
      '100,000 random operations',
      numberIn('test/fuzz/random-operations.fuzz.ts', /'FUZZ_COUNT'\] \?\? ([\d_]+)\)/),
    ),
  ],
  'README.md': [
    counts('never 0, false or "pass"'),
    counts('## Two lines'),
    equal('Node 20.20', numberIn('package.json', /"node": ">=([\d.]+)"/)),
    equal('`…`, `…`, `…` and thirteen more', TABLE_SET.length - 3),
    held('PostgreSQL 15 or newer', 'docker-compose.yml', 'image: postgres:15-bookworm'),
    equal('half a million consortia takes 1.2 times as long as of 5,000', LARGE ?? 0, GROWTH, SMALL ?? 0),
    held('the 128 MB that PostgreSQL comes with', RESULTS, 'With the 128 MB that PostgreSQL comes with'),
    equal('twice as long', Math.round(SLOWER)),
    equal('16 characters or more', constant('src/config.ts', 'MIN_ADMIN_KEY_LENGTH')),
    equal('keys of 32 bytes', constant('src/database/personal-data.ts', 'KEY_BYTES')),
    counts('all three'),
    equal(
      'its head may take 10 seconds',
      constant('src/server/http/http-server.ts', 'HEADERS_TIMEOUT_MS') / 1000,
    ),
    held('0 keeps none', 'src/config.ts', 'ATLAS_KEPT_ANSWERS: count(0)'),
    equal('runs two instances', LOCAL_INSTANCES),
  ],
  'bench/README.md': BENCHMARKS,
  'docs/applications.md': [
    cited('projects of the last three years'),
    counts('names that place twice'),
    equal('for three years (ZHJ-V1', asked('zhenjiang-2023', 'ZHJ-V1', 'bar')),
    equal('Weihai asks for three at least', asked('weihai-2022', 'WH-P1', 'minimumReviewers')),
    cited('(Weihai 2022, 四.2)'),
  ],
  'docs/changes.md': [
    counts('two who change one record'),
    counts('a request that may come twice'),
    counts('a member twice at one time'),
  ],
  'docs/exports.md': [
    equal('1 to 10,000 rows', 1, SAMPLE_LIMIT),
    measured('0.13 s for 50,000 rows on PostgreSQL, on a busy machine of two cores', 'on a busy machine'),
    counts('never 0 and never NaN'),
    cited('RFC 4180'),
    equal('at most 15 digits', constant('src/exchange/export-formats/xlsx-sheet.ts', 'EXACT_DIGITS')),
    equal(
      'DECIMAL(38, 12)',
      constant('src/exchange/export-formats/parquet.ts', 'PRECISION'),
      constant('src/exchange/export-formats/parquet.ts', 'SCALE'),
    ),
    cited('JSON-stat 2.0'),
    cited('most readers keep 15'),
    equal(
      '200,000 figures or 2,000,000 cells',
      MOST_FIGURES,
      constant('src/exchange/export-formats/json-stat.ts', 'MOST_CELLS'),
    ),
    held('is answered 304', 'src/server/export/export-endpoint.ts', 'status: 304'),
    equal('Measured with 20,000 units', MANY),
    measured(
      'of 20 columns, on two cores: 8,000 (CSV), 7,600 (Parquet) and 6,000 (XLSX) rows a second on the embedded database, 13,400, 11,700 and 14,300 on PostgreSQL',
      EXPORTS_MEASURED,
    ),
    measured(
      'below 45 MB of heap and buffers at a million rows of ten columns, and below 37 MB at a hundred thousand',
      EXPORTS_MEASURED,
    ),
    measured(
      '66,600 rows of three figures, 12 MB) took 72 MB of heap at its highest, one of a thousand rows 7 MB',
      EXPORTS_MEASURED,
    ),
  ],
  'docs/forms.md': [
    held('ends with exit code 1', 'src/commands/form-commands.ts', 'process.exitCode = 1'),
    counts('half-width'),
    cited('(1900 or 1904)'),
    example('2025-08-11, 2025/8/11'),
    equal('every digit after the fifteenth', constant('src/exchange/form/read-value.ts', 'EXACT_DIGITS')),
    equal('more than 5 MB', LARGEST_FILE / MEGABYTE),
    equal('more than 40 MB unpacked', LARGEST_UNPACKED / MEGABYTE),
    equal('more than 10,000 rows a sheet', MOST_ROWS),
    equal('one file of at most 5 MB', MAX_FILE_BYTES / MEGABYTE),
  ],
  'docs/history.md': [counts('write the first two with the change'), counts('a test compares the two')],
  'docs/observability.md': [
    held('`…` answers 200 as long as', 'src/server/http/routes.ts', "jsonAnswer(200, { status: 'live' })"),
    held('`…` answers 200 only when', 'src/server/http/routes.ts', 'jsonAnswer(200, { status })'),
    equal('the first hundred names', constant('src/server/telemetry/metrics.ts', 'MOST_OPERATIONS')),
    held('a status of 400 or above', 'src/server/telemetry/metrics.ts', 'status >= 400'),
  ],
  'docs/policies.md': [
    equal('Six policies are encoded', POLICIES.length),
    equal('a seventh policy is a seventh folder', POLICIES.length + 1, POLICIES.length + 1),
    example('49.96 % does not show as 50 %'),
    equal('R&D intensity over three years', INTENSITY_YEARS),
    ...POLICIES.map(({ key, rules }) => {
      const row = [
        rules.length,
        ...SCOPES.map((scope) => rules.filter((rule) => rule.scope === scope).length),
      ];
      return equal(`| ${key} | ${row.join(' | ')} |`, ...row);
    }),
    counts('is the half of a clause'),
    held('on 1 August 2025:', 'docs/policies.md', '(on: "2025-08-01", policies:'),
    ...[
      'It has 11 members, the lead among them (6 asked for in principle), 8 of them registered in the city (72.72 %; 50 % asked for in general)',
      'this one is registered in 330304, Ouhai',
      'had expired on 28 June 2025',
      'Of 8 members 3 are known to be registered in Wenzhou, 3 elsewhere, and of 2 it cannot be told',
      'between 37.5 % (3/8) and 62.5 % (5/8), and WZ-C3 asks for 50 %',
      '3 of 7 members (42.85 %) are registered',
      '`…` 1: add 1 member registered in the area',
      '`…` 1: in the place of as many members, take 1 member registered in the area, alike in all else',
      'gives 4 of 8, exactly one half',
    ].map((words) => madeBy('test/docs/policies.test.ts', words, words)),
    held('a reform of the policy that asks for 40 %', 'docs/policies.md', 'value: "0.4"', 100),
    equal('checks 10,000 consortia', constant('bench/policy.ts', 'CONSORTIA')),
    equal('against all six policies', POLICIES.length),
    equal('710,000 rule evaluations', constant('bench/policy.ts', 'CONSORTIA') * CHECKED),
    measured(
      'on a machine with two cores that was busy with other work: 92,194 rule evaluations a second with full reports in both languages, 369,312 a second',
      'npm run bench:policy',
    ),
    equal('a page of 100 consortia', constant('bench/policy.ts', 'PAGE')),
    measured('takes 4 statements', 'npm run bench:policy'),
  ],
  'docs/dashboard.md': [
    equal('over revenue in three years', INTENSITY_YEARS),
    equal('cut after two places', numberIn('web/dashboard/figures/figures.ts', /cut\(ratio, (\d), 2\)/)),
    equal('fewer than five consortia', constant('web/dashboard/screens/city/measure-card.tsx', 'FEWEST')),
  ],
  'docs/reliability.md': [
    equal('answers 503 within 3 s', 503, OUTAGE_SECONDS),
    held('`…` stays 200', 'test/server/health.test.ts', "'/health/live')).toMatchObject({ status: 200 })"),
    equal("within 5 s of the fault's end", RECOVERY_SECONDS),
    held('status 503 and `…`', FAULTS, 'status: 503'),
    held('exit 0', FAULTS, 'expect(status).toBe(0)'),
    equal(
      'within 10 s |',
      numberIn(FAULTS, /expect\(took\)\.toBeLessThan\(([\d_]+)\);\n[^;]*SIGTERM/) / 1000,
    ),
    equal(
      'seconds (20; 40 at most)',
      ENVIRONMENT.shape.ATLAS_DATABASE_WAIT.parse(undefined),
      constant('src/config.ts', 'MAX_DATABASE_WAIT'),
    ),
    held('the exit code is 1', 'src/main.ts', 'process.exitCode = 1'),
    equal('| ten starts |', constant('test/server/start-together.process.ts', 'INSTANCES')),
    held('says so and exits 1', 'src/main.ts', 'process.exitCode = 1'),
    equal(
      'takes no changes | ask again in 2 s',
      numberIn('src/server/http/refusal.ts', /'DATABASE_UNAVAILABLE',[^}]*'retry-after': '(\d+)'/),
    ),
    equal(
      '`…` wait | ask again in 1 s',
      numberIn('src/server/limits/concurrency.ts', /'retry-after': '(\d+)'/),
    ),
    held('| `…` (429) |', 'src/server/limits/charge.ts', '429,'),
    equal(
      'no instance answered | ask again in 2 s',
      numberIn('deploy/nginx/atlas.conf', /Retry-After (\d+)/),
    ),
    equal('Ten values under names of their own', constant('src/server/limits/cost.ts', 'RENAMED_A_POINT')),
    equal('costs fifty more', constant('src/server/limits/cost.ts', 'RENAMED_OBJECT')),
    equal('in two threads', constant('src/resolvers/statistics/sampling-threads.ts', 'MOST_THREADS')),
    equal('50,000,000 numbers a request', DRAW_LIMIT),
    equal('in turns of 20 ms', constant('src/resolvers/request/turns.ts', 'SLICE_MS')),
    equal('after 20 ms without a break', constant('src/resolvers/request/turns.ts', 'SLICE_MS')),
    equal('up to 20 years from today', DUTY_YEARS),
    equal('every half second', constant('src/database/servers.ts', 'LOOK_INTERVAL_MS') / 1000),
    equal('seconds (10) behind', ENVIRONMENT.shape.ATLAS_REPLICA_LAG.parse(undefined)),
    held('still 200, where only replicas answer', 'src/server/http/routes.ts', 'jsonAnswer(200, { status })'),
    counts('two primaries lose data'),
    equal('| two instances,', LOCAL_INSTANCES),
    equal('fewer than 95 %', numberIn('scripts/mutation.js', /LEAST_SCORE = (\d+)/)),
  ],
  'docs/rights.md': [
    counts('for three years less two are one'),
    equal('cut off after three places', OPEN_DECIMAL_PLACES),
    equal('a threshold of whole thousandths', 10 ** -OPEN_DECIMAL_PLACES),
    equal('may be 30 seconds off', constant('src/server/oidc-tokens.ts', 'CLOCK_TOLERANCE_SECONDS')),
    equal('kept for ten minutes', constant('src/server/oidc-tokens.ts', 'KEYS_MAX_AGE_MS') / 60_000),
    equal('at most once in 30 seconds', constant('src/server/oidc-tokens.ts', 'COOLDOWN_MS') / 1000),
    held('tokens get 503', 'src/server/oidc-tokens.ts', '503,'),
    example('a mobile as 138****5678'),
    equal('200 rows a transaction', constant('src/commands/rotate-personal-data.ts', 'BATCH')),
  ],
  'docs/statistics.md': STATISTICS,
  'policies/README.md': [counts('a qualitative half is two rules')],
};
