import {
  bytesOf,
  cityLoads,
  type Cluster,
  imbalance,
  makeCluster,
  nodeBytes,
  rebalance,
  type Skew,
} from './cluster.ts';
import { drawFanOut, type FanOut, quantile, type Reach } from './fan-out.ts';
import { costsOf, median } from './latency.ts';
import { type Measured, STATEMENTS, type StatementName } from './measured.ts';

const CONSORTIA = 1_000_000;
/** How far a unit's change reaches hardly depends on it. */
const DRAWN = 50_000;
const SHARDS = [32, 64, 128];
const NODES = [4, 8, 16];
const SKEWS: readonly Skew[] = ['generated', 'harmonic'];
/** What the other tables are about. */
const CHOSEN = { shards: 64, nodes: 8 };
const GIGABYTE = 1e9;

/** The tables of docs/scale.md by name, as Markdown; memberships are drawn of so many consortia. */
export function scaleTables(measured: Measured, drawn = DRAWN): ReadonlyMap<string, string> {
  const cities = cityLoads(measured, CONSORTIA, 'generated');
  const fanOut = drawFanOut(cities, { consortia: drawn, ...CHOSEN });
  const cluster = rebalance(makeCluster(measured, cities, CHOSEN)).cluster;
  return new Map([
    ['bytes', bytesTable(measured)],
    ['units', unitsTable(measured, fanOut)],
    ['balance', balanceTable(measured)],
    ['nodes', growthTable(measured)],
    ['fan-out', fanOutTable(fanOut)],
    ['statements', statementsTable(measured)],
    ['costs', costsTable(measured, cluster, fanOut)],
  ]);
}

function bytesTable(measured: Measured): string {
  const bytes = bytesOf(measured, CONSORTIA);
  const all = Object.values(bytes).reduce((sum, each) => sum + each, 0);
  return table(
    ['what', 'GB', 'of all'],
    [
      ['consortia with all that belongs to them, their figures', bytes.consortia],
      ['history of these, one change a row', bytes.historyOfConsortia],
      ['units with registrations, titles, fiscal years and platforms', bytes.units],
      ['history of these, one change a row', bytes.historyOfUnits],
      ['all', all],
    ].map(([what, size]) => [String(what), gigabytes(Number(size)), percent(Number(size) / all)]),
  );
}

/** What it costs to keep units in three ways, over the chosen shards and nodes. */
function unitsTable(measured: Measured, { sameCity, pageShards }: FanOut): string {
  const { units } = bytesOf(measured, CONSORTIA);
  const { nodes } = CHOSEN;
  const elsewhere = (1 - sameCity) / nodes;
  return table(
    [
      'units are',
      'GB a node',
      'members on the node of their consortium',
      'shards asked for the members of a page',
      'nodes that a change writes to',
    ],
    [
      ['a reference table', gigabytes(units), '100 %', '1', String(nodes)],
      [
        'distributed by city of registration',
        gigabytes(units / nodes),
        percent(sameCity + elsewhere),
        pageShards.byCity.toFixed(0),
        '1',
      ],
      ['distributed by id', gigabytes(units / nodes), percent(1 / nodes), pageShards.byId.toFixed(0), '1'],
    ],
  );
}

function balanceTable(measured: Measured): string {
  const rows = SKEWS.flatMap((skew) => {
    const cities = cityLoads(measured, CONSORTIA, skew);
    return SHARDS.map((shards) => {
      const cluster = makeCluster(measured, cities, { shards, nodes: 1 });
      const over = NODES.map((nodes) => {
        const placed = makeCluster(measured, cities, { shards, nodes });
        const moved = rebalance(placed).cluster;
        return `${imbalance(nodeBytes(placed)).toFixed(2)}, ${imbalance(nodeBytes(moved)).toFixed(2)}`;
      });
      return [
        skew,
        String(shards),
        String(cluster.consortia.filter((count) => count === 0).length),
        whole(Math.max(...cluster.consortia)),
        imbalance(cluster.consortia).toFixed(2),
        imbalance(cluster.bytes).toFixed(2),
        gigabytes(Math.max(...cluster.bytes)),
        ...over,
      ];
    });
  });
  return table(
    [
      'cities',
      'shards',
      'without a city',
      'consortia in the largest',
      'consortia, max/mean',
      'bytes, max/mean',
      'largest, GB',
      ...NODES.map((nodes) => `${nodes} nodes, max/mean`),
    ],
    rows,
  );
}

function growthTable(measured: Measured): string {
  const cities = cityLoads(measured, CONSORTIA, 'generated');
  const { units } = bytesOf(measured, CONSORTIA);
  const rows = [
    [4, 5],
    [8, 9],
    [8, 16],
    [16, 17],
  ].map(([from = 0, to = 0]) => {
    const before = rebalance(makeCluster(measured, cities, { shards: CHOSEN.shards, nodes: from })).cluster;
    const grown: Cluster = { ...before, nodes: to };
    const { cluster, moved } = rebalance(grown);
    return [
      `${from} to ${to}`,
      String(moved.shards),
      gigabytes(moved.bytes),
      gigabytes(units * (to - from)),
      imbalance(nodeBytes(grown)).toFixed(2),
      imbalance(nodeBytes(cluster)).toFixed(2),
    ];
  });
  return table(['nodes', 'shards moved', 'GB moved', 'GB of units copied', 'max/mean before', 'after'], rows);
}

function fanOutTable({ ordinary, popular }: FanOut): string {
  return table(
    ['units', '', 'consortia', 'cities', `of ${CHOSEN.shards} shards`, `of ${CHOSEN.nodes} nodes`],
    [
      ['999 of 1,000', 'median', ...reachAt(ordinary, 0.5)],
      ['', '90 % have at most', ...reachAt(ordinary, 0.9)],
      ['', '99 % have at most', ...reachAt(ordinary, 0.99)],
      ['', 'largest', ...reachAt(ordinary, 1)],
      ['1 of 1,000, popular', 'median', ...reachAt(popular, 0.5)],
      ['', 'largest', ...reachAt(popular, 1)],
    ],
  );
}

function reachAt({ consortia, cities, shards, nodes }: Reach, at: number): string[] {
  return [consortia, cities, shards, nodes].map((sorted) => String(quantile(sorted, at)));
}

const STATEMENT_TITLES: Readonly<Record<StatementName, string>> = {
  keysByRef: 'keys of a page of 50 by reference',
  keysByFigure: 'keys of a page of 50 by a figure',
  nestedPage: '50 consortia with members, units, places, projects and computed fields',
  nestedOne: 'the same of one consortium',
  search: 'keys of the first 50 that a search finds in 1,000',
  node: 'the row of an id',
  figuresOfOne: 'figures of one consortium anew',
  figuresOfHundred: 'figures of a hundred anew',
};

function statementsTable({ milliseconds: times }: Measured): string {
  return table(
    ['statement', 'planning, ms', 'execution, ms', 'longest'],
    STATEMENTS.map((name) => {
      const { planning, execution } = times[name];
      return [
        STATEMENT_TITLES[name],
        ...[median(planning), median(execution), Math.max(...execution)].map((time) => time.toFixed(2)),
      ];
    }),
  );
}

function costsTable(measured: Measured, cluster: Cluster, fanOut: FanOut): string {
  return table(
    [
      'what',
      'steps',
      'shards',
      'p50, ms',
      'p99, ms',
      'one server, ms',
      'work, ms',
      'one server’s',
      'answers a second, times one server’s',
    ],
    costsOf(measured, cluster, fanOut).map((cost) => [
      cost.name,
      String(cost.steps),
      cost.shards.toFixed(0),
      ...[cost.p50Ms, cost.p99Ms, cost.oneServerMs, cost.workMs, cost.oneServerWorkMs].map(milliseconds),
      ((cluster.nodes * cost.oneServerWorkMs) / cost.workMs).toFixed(1),
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function gigabytes(bytes: number): string {
  return (bytes / GIGABYTE).toFixed(1);
}

function milliseconds(time: number): string {
  if (time >= 10) return whole(Math.round(time));
  return time.toFixed(time < 1 ? 2 : 1);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function whole(number: number): string {
  return number.toLocaleString('en');
}

/** A page with these tables in place of those that it has between `<!-- bench:scale NAME -->` and `<!-- end -->`. */
export function withTables(page: string, tables: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  const written = page.replaceAll(
    /(<!-- bench:scale (\S+) -->\n).*?(<!-- end -->)/gs,
    (_, begin: string, name: string, end: string) => {
      const text = tables.get(name);
      if (text === undefined) throw new Error(`there is no table "${name}"`);
      used.add(name);
      return `${begin}${text}${end}`;
    },
  );
  const unused = [...tables.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`the page has no place for ${unused.join(', ')}`);
  return written;
}
