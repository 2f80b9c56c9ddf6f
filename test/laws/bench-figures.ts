import { UNITS_PER_CONSORTIUM } from '../../bench/generate/table-set.ts';
import { type Account, constant, counts, equal, measured, numberIn, textIn } from './account.ts';

const optionOf = (path: string, option: string): number =>
  numberIn(path, new RegExp(String.raw`'--${option} <\w+>', '[^']*',(?: positive,)? '?(\d+)'?\)`));
const OPERATIONS = 'bench/compare/operations.ts';
const DOCUMENTS = 'bench/compare/contestants/documents.ts';
const ofAll = (name: string): number => numberIn(DOCUMENTS, new RegExp(String.raw`${name}\(first: (\d+)\)`));
const CITIES = constant('bench/generate/places.ts', 'CITIES');
const SOAK = 'bench/soak.ts';
const WRITERS = 'bench/writers.ts';
const WRITERS_RUN = '`npm run bench:writers`';
const IMPORTED = numberIn('bench/history.ts', /process\.argv\[2\] \?\? '(\d+)'/);
const HISTORY_RUN = '`npm run bench:history`';

/** What the numbers of bench/README.md are. */
export const BENCHMARKS: readonly Account[] = [
  counts('grouped statistics at two sizes'),
  equal('requests under way (8)', optionOf('bench/compare.ts', 'connections')),
  equal(
    'More than 50,000 consortia are copies of 5,000',
    constant('bench/compare/stage.ts', 'MOST_IMPORTED'),
    constant('bench/compare/stage.ts', 'GROWN_FROM'),
  ),
  measured(
    'took 6.9 ms of its processor time so, 6.1 with rows as JSON and 4.7 put together',
    '`npm run bench`',
  ),
  measured('answers of the limit are a tenth longer', '`npm run bench`'),
  counts('fails where two differ'),
  equal(
    "50 consortia with city, up to 12 members with unit and the unit's city, 3 projects",
    constant(OPERATIONS, 'PAGE'),
    ofAll('members'),
    ofAll('projects'),
  ),
  counts('the three computed fields'),
  equal('300 cities', CITIES),
  counts('median of the three fields'),
  equal('of 800 days in turn', constant(OPERATIONS, 'DAY_COUNT')),
  equal("20 units by a city's name", constant(OPERATIONS, 'UNIT_PAGE')),
  equal(
    'six questions of the above',
    textIn(OPERATIONS, /const dashboards = \[\n([^]*?)\n {2}\];/).split('\n').length,
  ),
  equal('20 consortia checked against a policy', constant(OPERATIONS, 'COMPLIANCE_PAGE')),
  equal('pages of 50', constant(OPERATIONS, 'PAGE')),
  equal('the same for 50', constant(OPERATIONS, 'PAGE')),
  counts('comes twice'),
  counts('between two rows'),
  equal('for `…` (60)', optionOf(SOAK, 'minutes')),
  equal('more than 24 MB', numberIn(SOAK, /MOST_RISE = (\d+) \* MEGABYTE/)),
  equal('more than 300 MB', optionOf(SOAK, 'most')),
  ...[
    '2 cores of an AMD EPYC shared by server, database and the load, 24 GB, Node 20.20.2, PostgreSQL 15.20',
    'while other work kept it busy (load average 8 to 15)',
  ].map((words) => measured(words, 'The figures below')),
  equal('200 writers for 30 s', optionOf(WRITERS, 'writers'), optionOf(WRITERS, 'seconds')),
  equal('every fourth change', constant('bench/measure/writers.ts', 'CONTENDED_EVERY')),
  equal('one of 20 units that all share', optionOf(WRITERS, 'contended')),
  ...[
    '| changes acknowledged | 1,867, 62 a second | 8,494, 280 a second |',
    '| refused as stale | 12,009 | 0 |',
    '| mutations answered a second | 460 | 280 |',
    '| 0.40 s, 0.80 s | 0.44 s, 0.70 s |',
    '| failed otherwise | 0 | 0 |',
    '| updates lost | 0 | 0 |',
    'verified in 0.1 s | holds; verified in 0.3 s',
    'one change alone took 28 ms on a busy machine, half of it the six statements',
    'On such a machine (load average 8 to 15) the same runs came to 26 and 69 changes a second',
    'some three thousand divisions',
  ].map((words) => measured(words, WRITERS_RUN)),
  equal('With 200 requests under way', optionOf(WRITERS, 'writers')),
  equal('5,000 consortia, 20,000 units', IMPORTED, IMPORTED * UNITS_PER_CONSORTIUM),
  ...[
    '331,641 rows in one transaction',
    '| 26.4 s | 15.5 s |',
    '| 40.1 s | 22.8 s, 1.47 times |',
    '| verifying 332,110 changes | 7.4 s |',
    'Twenty thousand units alone, inserted in SQL, took 0.9 s of the database without history, 1.5 s with its first triggers and 1.2 s',
  ].map((words) => measured(words, HISTORY_RUN)),
];
